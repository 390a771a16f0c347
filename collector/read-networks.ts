import { readFile } from 'node:fs/promises';
import { type Networks, parseNetworks } from '../protocol/wire/networks.ts';

export async function readNetworks(): Promise<Networks> {
  return parseNetworks(await readFile(new URL('../protocol/wire/networks.txt', import.meta.url), 'utf8'));
}
