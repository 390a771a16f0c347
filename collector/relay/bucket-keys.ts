import { randomBytes } from 'node:crypto';
import { dayOf } from '../each-day.ts';

/** The key of the buckets at a time in epoch ms. It exists for one UTC day, and only in memory. */
export type BucketKeyAt = (now: number) => Uint8Array;

/**
 * Keys for a relay of one process: each is drawn at the first request of its day, and deleted at the first of another.
 */
export function drawBucketKeys(): BucketKeyAt {
  let drawn: BucketKey | undefined;
  return (now) => {
    if (drawn?.day !== dayOf(now)) drawn = drawKey(dayOf(now));
    return drawn.key;
  };
}

/** A key that the processes of one relay share. */
export interface BucketKey {
  /** Days since 1970. */
  readonly day: number;
  readonly key: Uint8Array;
}

/** The next day's key is given out this long before its day, so that all processes have it in time. */
const aheadMs = 5 * 60 * 1000;

/** Draws the keys that the processes of one relay share. Keys of other days are deleted. */
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
 * @param given what this process received last
 */
export function followBucketKeys(given: () => readonly BucketKey[]): BucketKeyAt {
  // Each process draws its own key only if the clock was set to another day, for a minute at most.
  const own = drawBucketKeys();
  return (now) => given().find(({ day }) => day === dayOf(now))?.key ?? own(now);
}

const drawKey = (day: number): BucketKey => ({ day, key: randomBytes(32) });
