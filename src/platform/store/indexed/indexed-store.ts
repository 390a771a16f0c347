import { systemClock } from '../../browser/clock.ts';
import type { Store } from '../store.ts';
import { openDatabase } from './database.ts';
import { roundsOver } from './stored-rounds.ts';
import { verdictsOver } from './stored-verdicts.ts';
import { writerOver } from './stored-writer.ts';

/**
 * Opens the history on the disk, creating or upgrading it if needed. Throws a `StoreError` if it cannot be used.
 * @param lost called when the store stops working by itself and has to be opened again
 */
export async function openStore(lost?: () => void): Promise<Store> {
  const database = await openDatabase(lost);
  return { ...roundsOver(database), ...verdictsOver(database), ...writerOver(database, systemClock()) };
}
