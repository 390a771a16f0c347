import { readFile } from 'node:fs/promises';
import { WrongSetting } from '../wrong-setting.ts';
import { readNetworkTable } from './network-table.ts';
import { nowhere, type PlaceOf, prefixTable, readPrefixes } from './prefix-table.ts';

/**
 * Where addresses are: out of the packed table that comes with the relay, or out of a list of blocks in its place.
 * Data of the packed table by DB-IP, RouteViews and NRO, CC-BY-4.0.
 */
export async function readPlaces(file: string | undefined): Promise<PlaceOf> {
  if (file === undefined) {
    const table = readNetworkTable(await readFile(new URL('networks.bin', import.meta.url)));
    return (address) => table.placeOf(address) ?? nowhere;
  }
  const text = await readFile(file, 'utf8').catch(() => {
    throw new WrongSetting(`PLACES: ${file} cannot be read.`);
  });
  try {
    return prefixTable(readPrefixes(text));
  } catch (error) {
    throw new WrongSetting(`PLACES: ${file}: ${error instanceof Error ? error.message : error}`);
  }
}
