import { describe, expect, it } from 'vitest';
import { isAbandoned, longestRoundMs, timeLeftMs } from '../../src/schedule/round-length.ts';

const round = { at: 1_000_000, extent: 'whole' } as const;

describe('a round', () => {
  it('takes three minutes and a third at most, even if it saves data, and a quiet one five', () => {
    expect(longestRoundMs).toEqual({ whole: 200_000, 'data-saver': 200_000, quiet: 300_000 });
  });

  it('may run for its longest time, counted from its start', () => {
    expect(timeLeftMs(round, round.at)).toBe(longestRoundMs.whole);
    expect(timeLeftMs(round, round.at + 190_000)).toBe(10_000);
    expect(timeLeftMs(round, round.at + 600_000)).toBe(0);
  });

  it('may not continue if the clock was set back to before its start', () => {
    expect(timeLeftMs(round, round.at - 1)).toBe(0);
  });

  it('counts as abandoned only after it had time to end', () => {
    expect(isAbandoned(round, round.at)).toBe(false);
    expect(isAbandoned(round, round.at + longestRoundMs.whole + 5000)).toBe(false);
    expect(isAbandoned(round, round.at + longestRoundMs.whole + 20_000)).toBe(true);
  });
});
