import { describe, expect, it } from 'vitest';
import { worksAgain } from '../../../src/history/notices/works-again.ts';
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
  worksAgain(rounds, { services: ['whatsapp'], since: 10 * minuteMs }).map(({ since, checks }) => [
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
