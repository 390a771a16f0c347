import { readFile } from 'node:fs/promises';

/** Whether a network is known to be large. */
export type IsLarge = (asn: number) => boolean;

/** The networks that announce at least 2 ** 20 IPv4 addresses, one number a line. */
export async function readLargeNetworks(): Promise<IsLarge> {
  const text = await readFile(new URL('large-networks.txt', import.meta.url), 'utf8');
  const large = new Set(text.trimEnd().split('\n').map(Number));
  return (asn) => large.has(asn);
}
