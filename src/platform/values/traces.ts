import { type AlarmName, type AlarmTime, setAlarm, setAlarmOfSession } from '../browser/alarms.ts';
import { extension } from '../browser/extension.ts';
import { readSettings } from './local-values.ts';
import { readSessionValue, removeSessionValues, writeSessionValues } from './session-values.ts';

/**
 * Small values that show that something was checked: on the disk, or in memory where no trace is to be left. The names
 * are keys of stored values: what notifications have told, what got worse unseen, what was seen to work, and what a
 * person waits to hear of.
 */
const traceNames = ['told', 'unseen', 'seen-to-work', 'awaited'] as const;
type TraceName = (typeof traceNames)[number];

/** @param stored the settings, where they are read anyway */
export async function readTrace(name: TraceName, stored = readSettings()): Promise<unknown> {
  // At once, because the first paint of the popup waits for them.
  const [{ settings }, inMemory, onDisk] = await Promise.all([
    stored,
    readSessionValue(name),
    extension.storage.local.get(name),
  ]);
  // Otherwise what is written next would carry to the disk what was seen while no trace was wanted. A person's wish stays.
  return (settings.leaveNoTrace || name === 'awaited' ? inMemory : undefined) ?? onDisk[name];
}

/** Only the background calls this. */
export async function writeTrace(name: TraceName, value: unknown): Promise<void> {
  const { settings } = await readSettings();
  if (settings.leaveNoTrace) return writeSessionValues({ [name]: value });
  await removeSessionValues([name]);
  await extension.storage.local.set({ [name]: value });
}

/** Sets an alarm that shows that something was checked. It is not needed longer than what it is for. */
export async function setTraceAlarm(name: AlarmName, when: AlarmTime): Promise<void> {
  const { settings } = await readSettings();
  if (settings.leaveNoTrace) setAlarmOfSession(name, when);
  else setAlarm(name, when);
}

export async function removeTraces(): Promise<void> {
  await removeSessionValues(traceNames);
  await extension.storage.local.remove([...traceNames]);
}
