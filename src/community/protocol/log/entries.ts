import { type Bytes, toBase64 } from '../ohttp/bytes.ts';
import { sha256 } from './merkle.ts';

/** The entry of a snapshot, whatever its signature. @param body the compressed JSON that is signed */
export async function snapshotEntry(country: string, counter: number, body: Bytes): Promise<string> {
  return `figures ${country} ${counter} ${toBase64(await sha256(body))}`;
}

/** The entry after those of a publication. Every checkpoint is right behind one. */
export const endOfPublication = (counter: number): string => `published ${counter}`;

/** The slot of the publication that ends here; undefined for another entry. */
export function endedBy(entry: string): number | undefined {
  const [, counter] = /^published (\d+)$/.exec(entry) ?? [];
  return counter === undefined ? undefined : Number(counter);
}

/** As it is hashed. */
export const entryBytes = (entry: string): Bytes => new TextEncoder().encode(entry);
