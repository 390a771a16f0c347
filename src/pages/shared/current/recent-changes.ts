import { newestChanges } from '../../../history/changes.ts';
import { addDays } from '../../../history/local-time.ts';
import { isOwn } from '../../../history/own.ts';
import type { Change } from '../../../history/turns.ts';
import { systemClock } from '../../../platform/browser/clock.ts';
import type { RollUpReader } from '../../../platform/store/store.ts';

/** How far back to look for the begin of a problem. */
const lookBackDays = 30;

/** The newest change of each service and function on each network. */
export async function recentChanges(store: RollUpReader, now: number): Promise<readonly Change[]> {
  const today = systemClock().timeAt(now).day;
  return newestChanges((await store.days(addDays(today, -lookBackDays), today)).filter(isOwn));
}
