import { describe, expect, it } from 'vitest';
import { awaitedNews } from '../../../src/history/notices/awaited-news.ts';
import type { Round } from '../../../src/model/round.ts';
import type { ServiceState, ServiceVerdict } from '../../../src/model/verdict.ts';
import { round, verdict } from '../sample-rounds.ts';

const minuteMs = 60_000;
const network = { state: 'online', because: [], answered: 3, tried: 3 } as const;

/** A check of WhatsApp. */
function check(
  minute: number,
  state: ServiceState,
  change: Partial<ServiceVerdict> = {},
  of: Partial<Round> = {},
): Round {
  return round(minute * minuteMs, [verdict('whatsapp', state, change)], { network, extent: 'data-saver', ...of });
}

/** The wish was made at minute 10. */
const told = (...rounds: readonly Round[]) =>
  awaitedNews(rounds, { services: ['whatsapp'], since: 10 * minuteMs }).map(({ since, checks }) => [
    since / minuteMs,
    checks,
  ]);

describe('a service that the person waits for', () => {
  it('works again once two checks ten minutes apart agree', () => {
    expect(told(check(5, 'blocked'), check(30, 'works'))).toEqual([]);
    expect(told(check(5, 'blocked'), check(30, 'works'), check(33, 'works'))).toEqual([]);
    expect(told(check(5, 'blocked'), check(30, 'works'), check(60, 'works'))).toEqual([[30, 2]]);
  });

  it('works again even if a single check had found the problem', () => {
    expect(told(check(9, 'blocked'), check(20, 'works'), check(50, 'works'))).toEqual([[20, 2]]);
  });

  it('does not work again by checks from before the wish', () => {
    expect(told(check(0, 'works'), check(9, 'works'), check(30, 'works'))).toEqual([]);
  });

  it('does not work again while checks are not sure, or disagree', () => {
    expect(told(check(30, 'works'), check(60, 'unsure'), check(90, 'blocked'))).toEqual([]);
    expect(told(check(30, 'works'), check(60, 'blocked'), check(90, 'works'))).toEqual([]);
  });

  it('does not work again by checks that could not see what was found', () => {
    const stalls = { cause: 'freeze' } as const;
    const whole = { extent: 'whole' } as const;
    expect(told(check(5, 'partial', stalls, whole), check(30, 'works'), check(60, 'works'))).toEqual([]);
    expect(
      told(check(5, 'partial', stalls, whole), check(30, 'works', {}, whole), check(60, 'works', {}, whole)),
    ).toEqual([[30, 2]]);
  });

  it('does not work again by checks on a connection by which nothing can be said', () => {
    const offline = { network: { ...network, state: 'offline' } } as const;
    expect(told(check(30, 'works'), check(60, 'works', {}, offline))).toEqual([]);
  });
});

describe('a change that the person waits for', () => {
  const changed = (until: 'fails' | 'known', ...rounds: readonly Round[]) =>
    awaitedNews(rounds, { services: ['whatsapp'], since: 10 * minuteMs, until: { whatsapp: until } }).map(
      ({ kind, state, since }) => [kind, state, since / minuteMs],
    );

  it('is a failure of what worked, once two checks ten minutes apart find one', () => {
    expect(changed('fails', check(20, 'works'), check(50, 'works'))).toEqual([]);
    expect(changed('fails', check(20, 'works'), check(50, 'slow'))).toEqual([]);
    expect(changed('fails', check(20, 'blocked'), check(50, 'works'), check(80, 'slow'))).toEqual([]);
    expect(changed('fails', check(20, 'works'), check(50, 'slow'), check(80, 'blocked'))).toEqual([
      ['worse', 'blocked', 50],
    ]);
  });

  it('is anything that is known of what was not', () => {
    expect(changed('known', check(20, 'unsure'), check(50, 'works'), check(80, 'blocked'))).toEqual([]);
    expect(changed('known', check(20, 'blocked'), check(50, 'works'), check(80, 'works'))).toEqual([
      ['recovered', 'works', 50],
    ]);
    expect(
      changed('known', check(20, 'works'), check(50, 'blocked'), check(80, 'unsure'), check(90, 'blocked')),
    ).toEqual([['worse', 'blocked', 50]]);
  });
});
