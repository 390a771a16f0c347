import { describe, expect, it } from 'vitest';
import type { JudgedFunction } from '../../src/judge/case.ts';
import { ownWayRules, unlessOfOwnWay } from '../../src/judge/own-ways.ts';
import { checkOf } from '../../src/measure/check/check.ts';
import type { Service } from '../../src/model/service.ts';
import { discord, max } from './sample-services.ts';
import { answer, tryAt } from './sample-tries.ts';

const fails: JudgedFunction = { function: 'web', state: 'blocked', cause: 'tls', because: [] };
const network = { state: 'online', because: [], answered: 2, tried: 2 } as const;
const direct = checkOf([]);
const throughProxy = checkOf([tryAt(discord, 'web', { ...answer, proxied: true })]);

/** For each rule, a failure that it decides, and the outcome. */
const examples: Readonly<Record<string, readonly [JudgedFunction, Service, typeof direct, JudgedFunction['state']]>> = {
  'fails-on-a-way-round': [fails, discord, throughProxy, 'unsure'],
  'fails-outside-its-country': [fails, max, direct, 'unsure'],
  'no-way-of-its-own': [fails, discord, direct, 'blocked'],
};

describe('a failure of somebody else’s making', () => {
  it.each(Object.entries(examples))('is decided by %s', (id, [verdict, service, check, state]) => {
    const judged = unlessOfOwnWay(verdict, { service, check, network });
    expect(judged.state).toBe(state);
    expect(judged.rules ?? ['no-way-of-its-own']).toEqual([id]);
  });

  it('is none where the server itself names the law', () => {
    const refused: JudgedFunction = { ...fails, marks: { standsAlone: true } };
    expect(unlessOfOwnWay(refused, { service: max, check: direct, network })).toBe(refused);
  });

  it('is none in the only country that is reached', () => {
    const inside = { ...network, state: 'national-only', country: 'RU' } as const;
    expect(unlessOfOwnWay(fails, { service: max, check: direct, network: inside })).toBe(fails);
  });

  it('has a test for each rule', () => {
    expect(Object.keys(examples)).toEqual(ownWayRules.groups.flatMap(({ rules }) => rules.map(({ id }) => id)));
  });
});
