import { onKeptValueChange, readKeptValue, writeKeptValue } from '../../platform/values/kept-values.ts';
import type { CrowdChoice } from '../outbox/participation.ts';
import { crowdModes } from '../outbox/participation.ts';

/** Apart from the settings, so that a file of settings never brings anybody's consent along. */
const key = 'crowd';

const none: CrowdChoice = { mode: 'off', since: 0 };

export async function crowdChoice(): Promise<CrowdChoice> {
  const stored = (await readKeptValue(key)) as Partial<CrowdChoice> | undefined;
  const mode = crowdModes.find((known) => known === stored?.mode);
  return mode && typeof stored?.since === 'number' ? { mode, since: stored.since } : none;
}

/** Only pages call this, after a click. */
export async function chooseCrowd(choice: CrowdChoice): Promise<void> {
  await writeKeptValue(key, choice);
}

/** Calls `listener` after each choice; returns how to stop listening. */
export function onCrowdChoice(listener: () => void): () => void {
  return onKeptValueChange(key, listener);
}
