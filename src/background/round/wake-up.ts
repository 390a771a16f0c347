import { clearAlarm, setAlarmOfSession } from '../../platform/browser/alarms.ts';

/** The shortest alarm that browsers allow. */
const everyMinutes = 0.5;

/** The alarm that wakes the background to continue a round, should the browser end it in the middle of one. */
export function setWakeUp(): void {
  setAlarmOfSession('go-on', { periodInMinutes: everyMinutes });
}

/** The background may end for good: there is no round to continue. */
export async function clearWakeUp(): Promise<void> {
  await clearAlarm('go-on');
}
