import type { Forgotten } from '../../../history/forgotten.ts';
import type { Day } from '../../../history/local-time.ts';

/**
 * Work that is done in slices, from the newest day to the oldest. It is stored (as `chores`), so that the next
 * background continues where the browser ended this one. What is left concerns rounds that started before `before`, and
 * at or after `since` (epoch ms). - `forget`: the person wants a service, a network or a range of time deleted. -
 * `verdicts`: rounds were judged by older rules. By its name it is the last to be done. - `day`: the roll-ups of this
 * day are to be made anew from its rounds.
 */
export type UnfinishedWork =
  | { readonly name: 'verdicts'; readonly before: number; readonly since: number }
  | { readonly name: `forget ${string}`; readonly before: number; readonly since: number; readonly what: Forgotten }
  | DayWork;

interface DayWork {
  readonly name: `day ${Day}`;
  readonly day: Day;
}

export function dayWork(day: Day): DayWork {
  return { name: `day ${day}`, day };
}
