import { describe, expect, it } from 'vitest';
import { dayOf, isLately, latelyDays } from '../../src/model/lately.ts';

const now = Date.UTC(2026, 11, 1, 7);
const daysAgo = (days: number) => dayOf(now - days * 24 * 3_600_000);

describe('what was seen to work', () => {
  it('counts for 30 days, and no day longer', () => {
    expect(isLately(daysAgo(0), now)).toBe(true);
    expect(isLately(daysAgo(latelyDays), now)).toBe(true);
    expect(isLately(daysAgo(latelyDays + 1), now)).toBe(false);
  });

  it('counts on the next day too, since days begin at other times elsewhere', () => {
    expect(isLately(daysAgo(-1), now)).toBe(true);
  });

  it('does not count on a day in the future, or without a valid day', () => {
    expect(isLately(daysAgo(-2), now)).toBe(false);
    expect(isLately('lately', now)).toBe(false);
  });
});
