import { onKeptValueChange, readKeptValue, writeKeptValue } from '../../platform/values/kept-values.ts';
import type { SharingChoice } from '../outbox/participation.ts';
import { sharingModes } from '../outbox/participation.ts';

/** Apart from the settings, so that a file of settings never brings anybody's consent along. */
const key = 'crowd';

const none: SharingChoice = { mode: 'off', since: 0 };

export async function readChoice(): Promise<SharingChoice> {
  const stored = (await readKeptValue(key)) as Partial<SharingChoice> | undefined;
  const mode = sharingModes.find((known) => known === stored?.mode);
  return mode && typeof stored?.since === 'number' ? { mode, since: stored.since } : none;
}

/** Only pages call this, after a click. */
export async function writeChoice(choice: SharingChoice): Promise<void> {
  await writeKeptValue(key, choice);
}

/** Calls `listener` after each choice; returns how to stop listening. */
export function onChoiceChange(listener: () => void): () => void {
  return onKeptValueChange(key, listener);
}
