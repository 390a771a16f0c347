import { type Edition, editionsBefore, mostEarlier, type Proof } from './proof.ts';

/** The log as one answer showed it. */
export interface ShownLog {
  /** The newest edition. */
  readonly edition: number;
  /** Its length, to be compared with what others were shown. */
  readonly size: number;
  /** Base64. */
  readonly root: string;
  /** The editions before, newest first. */
  readonly earlier: readonly Edition[];
}

export const shownLog = ({ checkpoint, edition, earlier }: Proof): ShownLog => ({ ...checkpoint, edition, earlier });

/** The earliest edition that this log can confirm or deny. */
const firstTold = ({ edition, earlier }: ShownLog): number =>
  earlier.length < mostEarlier ? edition - editionsBefore : Math.min(...earlier.map(({ edition: before }) => before));

/** The root at an edition; undefined if there was no such edition. */
const rootWith = (log: ShownLog, edition: number): string | undefined =>
  [log, ...log.earlier].find((one) => one.edition === edition)?.root;

/** Whether they contradict each other about an edition. A publisher that shows everybody the same has one log. */
export function contradict(one: ShownLog, other: ShownLog): boolean {
  const last = Math.min(one.edition, other.edition);
  for (let edition = Math.max(firstTold(one), firstTold(other)); edition <= last; edition++) {
    if (rootWith(one, edition) !== rootWith(other, edition)) return true;
  }
  return false;
}

/**
 * What to keep after one more answer: the newest log, and one that contradicts it, if there was one. That one is kept
 * while new ones can be compared with it, four days, and shows that different people were shown different logs.
 */
export function afterShown(kept: readonly ShownLog[], shown: ShownLog): readonly ShownLog[] {
  const others = kept.filter((one) => contradict(one, shown));
  const same = kept.filter((one) => !others.includes(one));
  const newest = [shown, ...same].reduce((a, b) => (b.edition > a.edition ? b : a));
  return [newest, ...others].slice(0, 2);
}
