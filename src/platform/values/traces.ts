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

export async function readTrace(name: TraceName): Promise<unknown> {
  const { settings } = await readSettings();
  // Otherwise what is written next would carry to the disk what was seen while no trace was wanted. A person's wish stays.
  const inMemory = settings.leaveNoTrace || name === 'awaited' ? await readSessionValue(name) : undefined;
  return inMemory ?? (await extension.storage.local.get(name))[name];
}

/** Only the background calls this. */
export async function writeTrace(name: TraceName, value: unknown): Promise<void> {
  const { settings } = await readSettings();
  if (settings.leaveNoTrace) return writeSessionValues({ [name]: value });
  await removeSessionValues([name]);
  await extension.storage.local.set({ [name]: value });
}

export async function removeTraces(): Promise<void> {
  await removeSessionValues(traceNames);
  await extension.storage.local.remove([...traceNames]);
}
