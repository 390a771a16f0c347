import { extension } from '../platform/browser.ts';

const alarmName = 'go-on';

/** Browsers grant no shorter alarm. */
const everyMinutes = 0.5;

/** Should the browser end the background in the middle of a round, this wakes it, and waking goes on with the round. */
export function askToBeWoken(): void {
  extension.alarms.create(alarmName, { periodInMinutes: everyMinutes });
}

export async function sleepOn(): Promise<void> {
  await extension.alarms.clear(alarmName);
}
