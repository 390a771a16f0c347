import type { CrowdChoice } from '../core/crowd.ts';
import { crowdModes } from '../core/crowd.ts';
import { extension } from './browser.ts';

/** Apart from the settings, so that a file of settings never brings anybody's consent along. */
const key = 'crowd';

const none: CrowdChoice = { mode: 'off', since: 0 };

export async function crowdChoice(): Promise<CrowdChoice> {
  const stored = (await extension.storage.local.get(key))[key] as Partial<CrowdChoice> | undefined;
  const mode = crowdModes.find((known) => known === stored?.mode);
  return mode && typeof stored?.since === 'number' ? { mode, since: stored.since } : none;
}

/** Only pages call this, after a click. */
export async function chooseCrowd(choice: CrowdChoice): Promise<void> {
  await extension.storage.local.set({ [key]: choice });
}

/** Calls `listener` after each choice; returns how to stop listening. */
export function onCrowdChoice(listener: () => void): () => void {
  const heard = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && key in changes) listener();
  };
  extension.storage.onChanged.addListener(heard);
  return () => extension.storage.onChanged.removeListener(heard);
}
