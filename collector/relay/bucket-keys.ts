import { randomBytes } from 'node:crypto';
import { dayOf } from '../each-day.ts';

/** The key of the buckets at a time, in epoch ms. It exists for one UTC day and in memory only. */
export type BucketKeyAt = (now: number) => Uint8Array;

/** Keys for a relay of one process: each is drawn when its day is first asked for, and deleted when another day is. */
export function drawBucketKeys(): BucketKeyAt {
  let drawn: BucketKey | undefined;
  return (now) => {
    if (drawn?.day !== dayOf(now)) drawn = drawKey(dayOf(now));
    return drawn.key;
  };
}

/** What the processes of one relay share. */
export interface BucketKey {
  /** Days since 1970. */
  readonly day: number;
  readonly key: Uint8Array;
}

/** The next day's key is given out before its day begins, so that all processes have it then. */
const aheadMs = 5 * 60 * 1000;

/** Draws the keys that the processes of one relay share. Those of other days are deleted. */
export function keepBucketKeys(): { renew(now: number): readonly BucketKey[] } {
  let kept: readonly BucketKey[] = [];
  return {
    renew(now) {
      const days = new Set([dayOf(now), dayOf(now + aheadMs)]);
      kept = [...days].map((day) => kept.find((one) => one.day === day) ?? drawKey(day));
      return kept;
    },
  };
}

/**
 * Keys for one of several processes.
 * @param given what this process was given last
 */
export function followBucketKeys(given: () => readonly BucketKey[]): BucketKeyAt {
  // Only where the clock was set to another day, and for a minute at most, does each process go by itself.
  const own = drawBucketKeys();
  return (now) => given().find(({ day }) => day === dayOf(now))?.key ?? own(now);
}

const drawKey = (day: number): BucketKey => ({ day, key: randomBytes(32) });
