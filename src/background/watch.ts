import { readWatch, watchEveryMinutes, watchKey } from '../history/watched.ts';
import type { ServiceId } from '../model/service.ts';
import { clearAlarm, setAlarmOfSession } from '../platform/browser/alarms.ts';
import { announceChange } from '../platform/browser/changes.ts';
import { readSessionValue, removeSessionValues, writeSessionValues } from '../platform/values/session-values.ts';

/** How long a watch takes, and ends by itself. */
const lengthMs = 60 * 60_000;

/** Begins to watch a service, in place of another one. */
export async function startWatch(service: ServiceId): Promise<void> {
  const since = Date.now();
  await writeSessionValues({ [watchKey]: { service, since, until: since + lengthMs } });
  setAlarmOfSession('watch', { periodInMinutes: watchEveryMinutes });
  announceChange();
}

/** The service to check now. A watch that is over, or that a clock that was set back has put in the future, ends. */
export async function watchedNow(): Promise<ServiceId | undefined> {
  const watch = readWatch(await readSessionValue(watchKey));
  const now = Date.now();
  if (watch && now >= watch.since && now < watch.until) return watch.service;
  await clearAlarm('watch');
  return undefined;
}

/** Ends the watch, and forgets it. */
export async function stopWatch(): Promise<void> {
  await clearAlarm('watch');
  await removeSessionValues([watchKey]);
  announceChange();
}
