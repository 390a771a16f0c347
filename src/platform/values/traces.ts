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

interface Trace {
  readonly value: unknown;
  /** Is what is written kept in memory alone? */
  readonly inMemory: boolean;
  /** Only the background calls this. */
  write(value: unknown): Promise<void>;
}

/**
 * Reads a trace, and decides where its next value goes: what is made of what was seen while no trace was wanted must not
 * go to the disk. @param stored the settings, where they are read anyway
 */
export async function openTrace(name: TraceName, stored = readSettings()): Promise<Trace> {
  // At once, because the first paint of the popup waits for them.
  const [{ settings }, remembered, onDisk] = await Promise.all([
    stored,
    readSessionValue(name),
    extension.storage.local.get(name),
  ]);
  // A wish outlives the switch, and stays where it is.
  const inMemory = settings.leaveNoTrace || (name === 'awaited' && remembered !== undefined);
  return {
    value: (inMemory ? remembered : undefined) ?? onDisk[name],
    inMemory,
    async write(value) {
      if (inMemory) return writeSessionValues({ [name]: value });
      await removeSessionValues([name]);
      await extension.storage.local.set({ [name]: value });
    },
  };
}

/** Sets an alarm that shows that something was checked. It is not needed longer than what it is for. */
export async function setTraceAlarm(name: AlarmName, when: AlarmTime): Promise<void> {
  const { settings } = await readSettings();
  if (settings.leaveNoTrace) setAlarmOfSession(name, when);
  else setAlarm(name, when);
}

export async function removeTraces(names: readonly TraceName[] = traceNames): Promise<void> {
  await removeSessionValues(names);
  await extension.storage.local.remove([...names]);
}
