import { reportVersion } from '../../../protocol/wire/report-version.ts';
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

type Stored = Pick<SharingChoice, 'mode' | 'since'> & {
  /** The version of reports when the person chose. */
  readonly version: number;
};

export async function readChoice(): Promise<SharingChoice> {
  const { mode, since, version } = ((await readKeptValue(key)) ?? {}) as Partial<Stored>;
  if (!sharingModes.some((known) => known === mode) || !mode || typeof since !== 'number') return none;
  return mode === 'share' && version !== reportVersion ? { mode: 'off', since, changed: true } : { mode, since };
}

/** Only pages call this, after a click. */
export async function writeChoice({ mode, since }: Omit<SharingChoice, 'changed'>): Promise<void> {
  await writeKeptValue(key, { mode, since, version: reportVersion } satisfies Stored);
}

export async function forgetChoice(): Promise<void> {
  await removeKeptValue(key);
}

/** Calls `listener` after each choice. Returns a function that stops this. */
export function onChoiceChange(listener: () => void): () => void {
  return onKeptValueChange(key, listener);
}
