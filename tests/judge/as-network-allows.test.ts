import { describe, expect, it } from 'vitest';
import { allowedRules, asNetworkAllows, isTested } from '../../src/judge/as-network-allows.ts';
import type { NetworkState } from '../../src/model/network-states.ts';
import type { FunctionVerdict, NetworkVerdict } from '../../src/model/verdict.ts';
import { discord } from './sample-services.ts';

const of = (state: FunctionVerdict['state']): FunctionVerdict => ({ function: 'web', state, because: [] });
const on = (state: NetworkState, marks: Partial<NetworkVerdict> = {}): NetworkVerdict => ({
  state,
  because: [],
  answered: 1,
  tried: 1,
  ...marks,
});

/** For each rule, a verdict on a connection that it decides, and the outcome. */
const examples = {
  'not-believed': [of('works'), on('captive-portal'), 'unsure'],
  'answers-believed': [of('works'), on('unstable', { losesAnswers: true }), 'works'],
  'no-control-beside': [of('blocked'), on('online', { controlsSilent: true }), 'unsure'],
  'failures-believed': [of('blocked'), on('online'), 'blocked'],
} as const;

describe('the verdict that a connection allows', () => {
  it.each(Object.entries(examples))('is decided by %s', (id, [verdict, network, state]) => {
    expect(asNetworkAllows(verdict, { service: discord, network })).toMatchObject({ state, by: [id] });
  });

  it('is none on a failure while unrelated services fail', () => {
    const by = ['not-believed'];
    expect(asNetworkAllows(of('blocked'), { service: discord, network: on('clock-wrong') })).toMatchObject({ by });
  });

  it('is not asked for what was not tested', () => {
    expect(isTested(of('untestable'))).toBe(false);
  });

  it('has a test for each rule', () => {
    expect(Object.keys(examples)).toEqual(allowedRules.groups.flatMap(({ rules }) => rules.map(({ id }) => id)));
  });
});
