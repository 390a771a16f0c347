import { readFile } from 'node:fs/promises';

/** What a network is called, where that is known. */
export type NameOf = (asn: number) => string | undefined;

/** The names that extensions ship too, all at once, since a publisher wants hundreds of them. */
export async function readNetworkNames(): Promise<NameOf> {
  const text = await readFile(new URL('network-names.txt', import.meta.url), 'utf8');
  const names = new Map(
    text.split('\n').map((line) => {
      const [asn, name] = line.split('\t');
      return [Number(asn), name] as const;
    }),
  );
  return (asn) => names.get(asn);
}
