import { describe, expect, it } from 'vitest';
import { readWatch, watchedIn, watchedTimes } from '../../src/history/watched.ts';
import { roundOf, verdictOf } from '../platform/records.ts';

const minutes = (count: number) => count * 60_000;
const watch = { service: 'telegram', since: minutes(10), until: minutes(70) };

describe('a watch', () => {
  it('has the checks of its service within its hour, oldest first', () => {
    const rounds = [80, 14, 12, 8].map((at) =>
      roundOf(minutes(at), { verdicts: [verdictOf('telegram', minutes(at)), verdictOf('signal', minutes(at))] }),
    );
    expect(watchedIn([...rounds, roundOf(minutes(16))], watch)).toEqual([
      { at: minutes(12), state: 'works' },
      { at: minutes(14), state: 'works' },
    ]);
  });

  it('counts time between two checks that agree, and calls the rest unknown', () => {
    const checks = (['works', 'works', 'blocked', 'slow', 'works', 'unsure', 'unsure'] as const).map(
      (state, index) => ({
        at: minutes(2 * index),
        state,
      }),
    );
    expect(watchedTimes(checks)).toEqual({ works: minutes(2), fails: minutes(2), unknown: minutes(8) });
  });

  it('counts no time for a single check', () => {
    expect(watchedTimes([{ at: 0, state: 'blocked' }])).toEqual({ works: 0, fails: 0, unknown: 0 });
  });

  it.each([undefined, 'telegram', { service: 'telegram' }, { ...watch, until: 'soon' }])(
    'is not read from %j',
    (stored) => {
      expect(readWatch(stored)).toBeUndefined();
    },
  );
});
