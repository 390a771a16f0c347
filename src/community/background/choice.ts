import {
  onKeptValueChange,
  readKeptValue,
  removeKeptValue,
  writeKeptValue,
} from '../../platform/values/kept-values.ts';
import type { SharingChoice } from '../outbox/participation.ts';
import { sharingModes } from '../outbox/participation.ts';

/** Not among the settings, so that an imported settings file never carries consent. */
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

export async function forgetChoice(): Promise<void> {
  await removeKeptValue(key);
}

/** Calls `listener` after each choice. Returns a function that stops this. */
export function onChoiceChange(listener: () => void): () => void {
  return onKeptValueChange(key, listener);
}
