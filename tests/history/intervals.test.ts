import { describe, expect, it } from 'vitest';
import { changedBetween, intervalsOf } from '../../src/history/intervals.ts';
import type { Round } from '../../src/model/round.ts';
import type { ServiceState } from '../../src/model/verdict.ts';
import { round, verdict } from './sample-rounds.ts';

const minuteMs = 60_000;
const check = (minute: number, state: ServiceState, change: Partial<Round> = {}) =>
  round(minute * minuteMs, [verdict('telegram', state)], change);
const found = (...newestFirst: Round[]) =>
  intervalsOf(newestFirst, 'telegram').map(({ state, rounds }) => [state, ...rounds.map(({ at }) => at / minuteMs)]);

/** Minutes between which it changed. */
const changed = (...newestFirst: Round[]) => {
  const [newer, older] = intervalsOf(newestFirst, 'telegram');
  const between = newer && older && changedBetween(older, newer);
  return between && [between.from / minuteMs, between.to / minuteMs];
};

describe('an interval', () => {
  it('is made of checks in a row that found the same', () => {
    expect(found(check(90, 'works'), check(60, 'works'), check(30, 'blocked'), check(0, 'works'))).toEqual([
      ['works', 90, 60],
      ['blocked', 30],
      ['works', 0],
    ]);
  });

  it('does not reach over hours without a check, nor to another network or a file', () => {
    expect(found(check(300, 'works'), check(60, 'works'))).toHaveLength(2);
    expect(found(check(90, 'works'), check(60, 'works', { profile: 'home' }))).toHaveLength(2);
    expect(found(check(90, 'works'), check(60, 'works', { imported: true }))).toHaveLength(2);
  });
});

describe('between two intervals', () => {
  it('it is not known when the state changed', () => {
    expect(changed(check(90, 'works'), check(60, 'works'), check(30, 'blocked'), check(0, 'blocked'))).toEqual([
      30, 60,
    ]);
  });

  it('nothing is said where one of them knows nothing, or hours lie between', () => {
    expect(changed(check(60, 'unsure'), check(30, 'blocked'))).toBeUndefined();
    expect(changed(check(60, 'works'), round(30 * minuteMs, []))).toBeUndefined();
    expect(changed(check(300, 'works'), check(30, 'blocked'))).toBeUndefined();
    expect(changed(check(300, 'works'), check(30, 'works'))).toBeUndefined();
  });
});
