import { type Database, openDatabase } from '../../platform/store/indexed/database.ts';
import { historyExists } from '../../platform/store/indexed/folder.ts';
import { readSettings } from '../../platform/values/local-values.ts';
import { readSessionValue, removeSessionValues, writeSessionValues } from '../../platform/values/session-values.ts';
import { emptySharingState, type SharingState } from '../outbox/participation.ts';

/** Stores the outbox and the latest snapshot: on disk with the history, or in memory when no trace may be left. */

const key = 'state';
const sessionKey = 'crowd';

async function onDisk<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  const database = await openDatabase();
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

async function inMemory(): Promise<boolean> {
  return (await readSettings()).settings.leaveNoTrace;
}

export async function readSharingState(): Promise<SharingState> {
  if (await inMemory()) return ((await readSessionValue(sessionKey)) as SharingState | undefined) ?? emptySharingState;
  return ((await onDisk((database) => database.get('crowd', key))) as SharingState | undefined) ?? emptySharingState;
}

/** Only the background calls this. */
export async function writeSharingState(state: SharingState): Promise<void> {
  if (await inMemory()) await writeSessionValues({ [sessionKey]: state });
  else await onDisk((database) => database.put('crowd', state, key));
}

/** Deletes the state where it is no longer kept: from the disk if no trace may be left, otherwise from memory. */
export async function forgetStateOnDisk(): Promise<void> {
  if (await inMemory()) {
    if (await historyExists()) await onDisk((database) => database.clear('crowd'));
  } else await removeSessionValues([sessionKey]);
}
