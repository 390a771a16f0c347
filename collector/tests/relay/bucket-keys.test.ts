import { describe, expect, it } from 'vitest';
import { followBucketKeys, keepBucketKeys } from '../../relay/bucket-keys.ts';

const midnight = Date.UTC(2026, 10, 26);
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

describe('the keys that the processes of a relay share', () => {
  it('are the same at every time of the day, and across midnight', () => {
    const kept = keepBucketKeys();
    let given = kept.renew(midnight - hourMs);
    const [one, other] = [followBucketKeys(() => given), followBucketKeys(() => given)];
    const before = one(midnight - hourMs);
    expect(other(midnight - hourMs)).toEqual(before);
    given = kept.renew(midnight - minuteMs);
    expect(one(midnight - 1)).toEqual(before);
    // Midnight comes before the first process looks again.
    const after = one(midnight);
    expect(other(midnight)).toEqual(after);
    expect(after).not.toEqual(before);
    given = kept.renew(midnight);
    expect(one(midnight + hourMs)).toEqual(after);
  });

  it('are deleted with their day, and not drawn long before it', () => {
    const kept = keepBucketKeys();
    const today = kept.renew(midnight - hourMs);
    expect(today).toHaveLength(1);
    kept.renew(midnight - minuteMs);
    const tomorrow = kept.renew(midnight);
    expect(tomorrow).toHaveLength(1);
    expect(kept.renew(midnight - hourMs)).not.toEqual(today);
  });

  it('are its own if the clock was set to a day without a given one', () => {
    const given = keepBucketKeys().renew(midnight);
    const [one, other] = [followBucketKeys(() => given), followBucketKeys(() => given)];
    const later = midnight + 50 * hourMs;
    expect(one(later)).toEqual(one(later));
    expect(one(later)).not.toEqual(other(later));
  });
});
