import { type CrowdState, emptyCrowd } from '../core/crowd.ts';
import { type Database, openDatabase } from './database.ts';
import { readSettings } from './local-values.ts';
import { readSessionValue, removeSessionValues, writeSessionValues } from './session-values.ts';

/** What waits to be shared and what the crowd said: with the history, on the disk or, for no trace, in memory only. */

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

export async function readCrowd(): Promise<CrowdState> {
  if (await inMemory()) return ((await readSessionValue(sessionKey)) as CrowdState | undefined) ?? emptyCrowd;
  return (await onDisk((database) => database.get('crowd', key))) ?? emptyCrowd;
}

/** Each change reads what is there first, so they go one after the other. */
let lastChange: Promise<unknown> = Promise.resolve();

/** Only the background calls this. Gives what came of it. */
export function changeCrowd(change: (state: CrowdState) => CrowdState): Promise<CrowdState> {
  const result = lastChange.then(async () => {
    const before = await readCrowd();
    const after = change(before);
    if (after === before) return after;
    if (await inMemory()) await writeSessionValues({ [sessionKey]: after });
    else await onDisk((database) => database.put('crowd', after, key));
    return after;
  });
  lastChange = result.catch(() => undefined);
  return result;
}

/** Where no trace is to be left, nothing of it stays on the disk; where one may be, nothing lies in two places. */
export async function forgetCrowdOnDisk(): Promise<void> {
  await lastChange;
  if (await inMemory()) await onDisk((database) => database.clear('crowd'));
  else await removeSessionValues([sessionKey]);
}
