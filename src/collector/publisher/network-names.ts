import { readFile } from 'node:fs/promises';

/** The name of a network, if known. */
export type NameOf = (asn: number) => string | undefined;

/** Parses the whole file that extensions search line by line, since a publisher needs hundreds of names. */
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
