import { clearAlarm, setAlarm } from '../../platform/browser/alarms.ts';

/** The shortest alarm that browsers allow. */
const everyMinutes = 0.5;

/** The alarm that wakes the background to continue a round, should the browser end it in the middle of one. */
export function askToBeWoken(): void {
  setAlarm('go-on', { periodInMinutes: everyMinutes });
}

export async function sleepOn(): Promise<void> {
  await clearAlarm('go-on');
}
