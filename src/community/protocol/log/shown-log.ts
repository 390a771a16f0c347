import { type Proof, slotsBefore } from './proof.ts';

/** The log as one answer showed it. */
export interface ShownLog {
  /** The slot of its newest publication. */
  readonly counter: number;
  /** How long it was, to compare it with what others were shown. */
  readonly size: number;
  /** Base64. */
  readonly root: string;
  /** The roots of the slots before, newest first; empty where nothing was published. */
  readonly earlier: readonly string[];
}

export const shownLog = ({ checkpoint, counter, earlier }: Proof): ShownLog => ({ ...checkpoint, counter, earlier });

/** The root at a slot; undefined where this log says nothing of that. */
const rootAt = ({ counter, root, earlier }: ShownLog, slot: number): string | undefined =>
  slot === counter ? root : earlier[counter - slot - 1];

/** Do they say something else of one slot? A publisher that shows everybody the same has one log. */
export function contradict(one: ShownLog, other: ShownLog): boolean {
  const [older, newer] = one.counter < other.counter ? [one, other] : [other, one];
  for (let slot = newer.counter - slotsBefore; slot <= older.counter; slot++) {
    const [a, b] = [rootAt(older, slot), rootAt(newer, slot)];
    if (a !== undefined && b !== undefined && a !== b) return true;
  }
  return false;
}

/**
 * What to keep after one more answer: the newest log, and another one that contradicts it, if there was one. That is kept
 * for as long as new ones can be compared with it, four days, and says until then that different people were shown different
 * logs.
 */
export function afterShown(kept: readonly ShownLog[], shown: ShownLog): readonly ShownLog[] {
  const others = kept.filter((one) => contradict(one, shown));
  const same = kept.filter((one) => !others.includes(one));
  const newest = [shown, ...same].reduce((a, b) => (b.counter > a.counter ? b : a));
  return [newest, ...others].slice(0, 2);
}
