import { addDays } from '../../../../history/local-time.ts';
import type { LabelledNetwork } from '../../../../model/network-label.ts';
import { systemClock } from '../../../../platform/browser/clock.ts';
import { readRounds } from '../../../../platform/store/read-rounds.ts';
import { readAndClose } from '../../../shared/read-and-close.ts';

/** The choice "all of them". No id is empty. */
export const everything = '';

/** How many days an export can go back. 0 means all. */
export const rangeDays = [0, 1, 7, 30, 90] as const;

/** Epoch ms at which the first of the last `days` days begins. Today is the last one. */
export function sinceDays(days: number, now: number): number {
  const clock = systemClock();
  return clock.startOf(addDays(clock.timeAt(now).day, 1 - days));
}

export function readStoredNetworks(): Promise<readonly LabelledNetwork[]> {
  return readAndClose(readRounds(), (store) => store.networks());
}
