import { describe, expect, it } from 'vitest';
import type { JudgedFunction } from '../../src/judge/case.ts';
import { failsAbroad, failsOnWayRound, notJudgedAbroad, notJudgedOnWayRound } from '../../src/judge/own-ways.ts';
import { checkOf } from '../../src/measure/check/check.ts';
import { discord, max } from './sample-services.ts';
import { answer, tryAt } from './sample-tries.ts';

const fails: JudgedFunction = { function: 'web', state: 'blocked', cause: 'tls', because: [] };
const network = { state: 'online', because: [], answered: 2, tried: 2 } as const;
const direct = checkOf([]);
const throughProxy = checkOf([tryAt(discord, 'web', { ...answer, proxied: true })]);

describe('a failure of somebody else’s making', () => {
  it('is one through a proxy by which the service is reached', () => {
    expect(failsOnWayRound(fails, { service: discord, check: throughProxy })).toBe(true);
    expect(failsOnWayRound(fails, { service: discord, check: direct })).toBe(false);
    expect(notJudgedOnWayRound(fails)).toMatchObject({ state: 'unsure', because: ['way-round'] });
  });

  it("is one of a single country's service, seen from another country", () => {
    expect(failsAbroad(fails, { service: max, check: direct, network })).toBe(true);
    expect(failsAbroad(fails, { service: discord, check: direct, network })).toBe(false);
    expect(notJudgedAbroad(fails)).toMatchObject({ state: 'unsure', because: ['own-country-only'] });
  });

  it('is not one if the resolver lies, or somebody else’s certificate is shown', () => {
    const lied: JudgedFunction = { ...fails, cause: 'dns', manner: 'poisoned' };
    const shown: JudgedFunction = { ...fails, cause: 'certificate' };
    for (const one of [lied, shown]) expect(failsAbroad(one, { service: max, check: direct, network })).toBe(false);
  });

  it('is not one if the server itself names the law', () => {
    const refused: JudgedFunction = { ...fails, marks: { standsAlone: true } };
    expect(failsAbroad(refused, { service: max, check: direct, network })).toBe(false);
    expect(failsOnWayRound(refused, { service: discord, check: throughProxy })).toBe(false);
  });

  it('is not one in the only country that is reached', () => {
    const inside = { ...network, state: 'national-only', country: 'RU' } as const;
    expect(failsAbroad(fails, { service: max, check: direct, network: inside })).toBe(false);
  });
});
