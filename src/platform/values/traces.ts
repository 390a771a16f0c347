import { type AlarmName, type AlarmTime, setAlarm, setAlarmOfSession } from '../browser/alarms.ts';
import { extension } from '../browser/extension.ts';
import { readSettings } from './local-values.ts';
import { readSessionValue, removeSessionValues, writeSessionValues } from './session-values.ts';

/**
 * Small values that show that something was checked, stored on disk or, with "Leave no trace", in memory: what
 * notifications have said, what got worse unseen, what was seen to work, and what the person waits for. The names are
 * keys in the storage.
 */
const traceNames = ['told', 'unseen', 'seen-to-work', 'awaited'] as const;
type TraceName = (typeof traceNames)[number];

interface Trace {
  readonly value: unknown;
  /** Is the value kept in memory only? */
  readonly inMemory: boolean;
  /** Only the background calls this. */
  write(value: unknown): Promise<void>;
}

/**
 * Reads a trace, and decides where its next value is stored: a value that derives from one in memory must not go to the
 * disk.
 * @param stored the settings, if the caller has them
 */
export async function openTrace(name: TraceName, stored = readSettings()): Promise<Trace> {
  // At once, because the first paint of the popup waits for them.
  const [{ settings }, remembered, onDisk] = await Promise.all([
    stored,
    readSessionValue(name),
    extension.storage.local.get(name),
  ]);
  // What the person waits for outlives a change of the switch and stays where it is.
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

/** Sets an alarm that shows that something was checked. With "Leave no trace" it ends with the browser. */
export async function setTraceAlarm(name: AlarmName, when: AlarmTime): Promise<void> {
  const { settings } = await readSettings();
  if (settings.leaveNoTrace) setAlarmOfSession(name, when);
  else setAlarm(name, when);
}

export async function removeTraces(names: readonly TraceName[] = traceNames): Promise<void> {
  await removeSessionValues(names);
  await extension.storage.local.remove([...names]);
}
