import type { Observation } from '../../../model/observation.ts';
import type { Database } from './database.ts';
import { type Deflated, deflated, type Inflate, inflated, shifted } from './deflated.ts';
import type { Transaction } from './stored-roll-ups.ts';

/** The observations of one round. */
export interface StoredObservations {
  readonly at: number;
  readonly packed: Deflated;
}

export async function storeObservations(at: number, observations: readonly Observation[]): Promise<StoredObservations> {
  return { at, packed: await deflated(shifted(observations, -at)) };
}

export async function restoreObservations(
  stored: StoredObservations | undefined,
  inflate?: Inflate,
): Promise<readonly Observation[]> {
  if (!stored) return [];
  return shifted((await inflated(stored.packed, inflate)) as Observation[], stored.at);
}

/** Deflated, or in the journal: while a round runs, or if there was no room to close it. */
export async function observationsOf(database: Database, roundAt: number): Promise<readonly Observation[]> {
  const stored = await database.get('observations', roundAt);
  if (stored) return restoreObservations(stored);
  const entries = await database.getAllFromIndex('journal', 'round', roundAt);
  return entries.map((entry) => entry.observation);
}

/** Deletes the observations of one round or of several, deflated or in the journal. */
export async function deleteObservations(transaction: Transaction, rounds: number | IDBKeyRange): Promise<void> {
  const journal = transaction.objectStore('journal');
  const entries = await journal.index('round').getAllKeys(rounds);
  await Promise.all([
    transaction.objectStore('observations').delete(rounds),
    ...entries.map((entry) => journal.delete(entry)),
  ]);
}
