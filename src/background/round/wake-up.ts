import { clearAlarm, setAlarm } from '../../platform/browser/alarms.ts';

/** Browsers grant no shorter alarm. */
const everyMinutes = 0.5;

/** Should the browser end the background in the middle of a round, this wakes it, and waking goes on with the round. */
export function askToBeWoken(): void {
  setAlarm('go-on', { periodInMinutes: everyMinutes });
}

export async function sleepOn(): Promise<void> {
  await clearAlarm('go-on');
}
