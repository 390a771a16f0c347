import { describe, expect, test } from 'vitest';
import { causes } from '../../src/model/verdict.ts';
import { answersOf, assess, checkedIn, isRight } from '../lab/assess.ts';
import { scenarios } from '../lab/scenarios/all.ts';
import { leftOut } from '../lab/scenarios/left-out.ts';
import { anyOf, blocked, type Scenario, works } from '../lab/scenarios/scenario.ts';
import { stateOfHealthy } from '../only-site.ts';

describe('the list of scenarios', () => {
  test('has unique names', () => {
    const names = scenarios.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z0-9-]+$/);
  });

  test('covers every case of the sources, or gives the reason', () => {
    const sources = [...scenarios.map(({ source }) => source), ...Object.keys(leftOut)].join(' ');
    const missing = Array.from({ length: 37 }, (_, index) => `S${index + 1}`).filter(
      (id) => !new RegExp(`\\b${id}\\b`).test(sources),
    );
    expect(missing).toEqual([]);
  });

  test('has every cause in its short list', () => {
    const short = scenarios.filter((scenario) => scenario.short);
    const met = short.flatMap(({ services: told = {} }) =>
      Object.values(told).flatMap((answer) => (answer ? (answersOf(answer)[0].cause ?? []) : [])),
    );
    expect([...new Set(met)].sort()).toEqual([...causes].filter((cause) => cause !== 'mixed').sort());
  });

  test('accepts several answers in at most 5 % of the verdicts', () => {
    const judged = scenarios.filter(({ pending, name }) => pending === undefined && !name.startsWith('honest-'));
    const rows = judged.flatMap((scenario) => checkedIn(scenario).map(({ id }) => ({ scenario, id })));
    const loose = rows.filter(
      ({ scenario: { services: told = {}, others = works }, id }) => answersOf(told[id] ?? others).length > 1,
    );
    expect(loose.length / rows.length).toBeLessThanOrEqual(0.05);
  });
});

describe('an assessment', () => {
  const scenario: Scenario = {
    name: 'x',
    source: 'x',
    network: 'online',
    services: { discord: anyOf('y', blocked('tls', 'reset'), blocked('ip', 'timeout')) },
  };
  const row = (service: string, rest: object) => ({
    ...{
      service,
      state: stateOfHealthy(service),
      cause: undefined,
      manner: undefined,
      confidence: 'confident',
      rules: undefined,
      functions: [],
    },
    ...rest,
  });
  const said = (discord: object, network = 'online') =>
    assess(scenario, {
      checkedAt: 1,
      network,
      services: checkedIn(scenario).map(({ id }) => row(id, id === 'discord' ? discord : {})),
    });
  const ofDiscord = (discord: object) => said(discord).rows.find(({ service }) => service === 'discord');

  test('is right when state and cause are right', () => {
    const { networkRight, rows } = said({ state: 'blocked', cause: 'tls', manner: 'reset' });
    expect(networkRight).toBe(true);
    expect(rows.every(isRight)).toBe(true);
    expect(rows.some(({ accepted }) => accepted)).toBe(false);
  });

  test('marks an accepted answer other than the first', () => {
    expect(ofDiscord({ state: 'blocked', cause: 'ip', manner: 'timeout' })).toMatchObject({
      accepted: true,
      cause: 'right',
    });
  });

  test('distinguishes an unnamed cause from a wrong one', () => {
    expect(ofDiscord({ state: 'blocked' })).toMatchObject({ stateRight: true, cause: 'unclear' });
    expect(ofDiscord({ state: 'blocked', cause: 'dns', manner: 'nxdomain' })).toMatchObject({
      stateRight: true,
      cause: 'wrong',
    });
  });

  test('accepts a cause without its manner, but no other manner', () => {
    expect(ofDiscord({ state: 'blocked', cause: 'tls' })).toMatchObject({ cause: 'right' });
    expect(ofDiscord({ state: 'blocked', cause: 'tls', manner: 'alert' })).toMatchObject({ cause: 'wrong' });
  });

  test('counts a false alarm and a missed block as wrong', () => {
    expect(said({}).rows.every(isRight)).toBe(false);
    expect(said({ state: 'blocked', cause: 'tls', manner: 'reset' }, 'offline').networkRight).toBe(false);
  });
});
