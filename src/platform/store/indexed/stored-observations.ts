import type { Observation } from '../../../model/observation.ts';
import type { Database } from './database.ts';
import type { Transaction } from './stored-roll-ups.ts';
import { shifted } from './stored-round.ts';

/**
 * The observations of one round: packed, which makes them ten times smaller, so that a year of checks is 0.1 GB and not
 * one; times in them count from the start of the round. Version 1 wrote a list. Packing has to be waited for, which ends
 * a transaction: it is done before one begins, or after it ended.
 */
export type StoredObservations =
  | { readonly at: number; readonly observations: readonly Observation[] }
  | { readonly at: number; readonly packed: Uint8Array<ArrayBuffer> };

export async function packObservations(at: number, observations: readonly Observation[]): Promise<StoredObservations> {
  const text = new TextEncoder().encode(JSON.stringify(shifted(observations, -at)));
  return { at, packed: await through(new CompressionStream('deflate-raw'), text) };
}

/** @param inflate another way to inflate than the browser's own, for who unpacks very many */
export async function unpackObservations(
  stored: StoredObservations | undefined,
  inflate: (packed: Uint8Array<ArrayBuffer>) => Uint8Array | Promise<Uint8Array> = inflateInStream,
): Promise<readonly Observation[]> {
  if (!stored) return [];
  if (!('packed' in stored)) return stored.observations;
  const text = await inflate(stored.packed);
  return shifted(JSON.parse(new TextDecoder().decode(text)) as Observation[], stored.at);
}

function inflateInStream(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return through(new DecompressionStream('deflate-raw'), packed);
}

/** By hand, since a Blob or a Response around a few thousand bytes asks the browser's other processes for them. */
async function through(
  change: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = change.writable.getWriter();
  // What fails here fails in reading too, and is told there.
  void writer.write(bytes).catch(() => undefined);
  void writer.close().catch(() => undefined);
  const reader = change.readable.getReader();
  const parts: Uint8Array[] = [];
  for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value);
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let from = 0;
  for (const part of parts) {
    whole.set(part, from);
    from += part.length;
  }
  return whole;
}

/** Packed, or in the journal: while a round runs, and where there was no room to pack them. */
export async function observationsOf(database: Database, roundAt: number): Promise<readonly Observation[]> {
  const packed = await database.get('observations', roundAt);
  if (packed) return unpackObservations(packed);
  const entries = await database.getAllFromIndex('journal', 'round', roundAt);
  return entries.map((entry) => entry.observation);
}

/** Deletes what was seen in one round, or in several, wherever it is. */
export async function deleteObservations(transaction: Transaction, rounds: number | IDBKeyRange): Promise<void> {
  const journal = transaction.objectStore('journal');
  const entries = await journal.index('round').getAllKeys(rounds);
  await Promise.all([
    transaction.objectStore('observations').delete(rounds),
    ...entries.map((entry) => journal.delete(entry)),
  ]);
}
