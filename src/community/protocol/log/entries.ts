import type { Bytes } from '../ohttp/bytes.ts';
import { toBase64 } from './checkpoint.ts';
import { sha256 } from './merkle.ts';

/** Which snapshot it is: there is one of a country for a slot. */
export const snapshotName = (country: string, counter: number): string => `figures ${country} ${counter} `;

/** The entry of a snapshot. Two signatures of the same text have one. @param body the compressed JSON that is signed */
export async function snapshotEntry(country: string, counter: number, body: Bytes): Promise<string> {
  return snapshotName(country, counter) + toBase64(await sha256(body));
}

/** The entry after those of a publication. Every checkpoint is right behind one. */
export const endOfPublication = (counter: number): string => `published ${counter}`;

export const isEndOfPublication = (entry: string): boolean => entry.startsWith('published ');

/** As it is hashed. */
export const entryBytes = (entry: string): Bytes => new TextEncoder().encode(entry);
