import { describe, expect, it } from 'vitest';
import { allowedRules, asNetworkAllows } from '../../src/judge/as-network-allows.ts';
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
  'answers-not-believed': [of('works'), on('captive-portal'), 'unsure'],
  'answers-believed': [of('works'), on('unstable', { losesAnswers: true }), 'works'],
  'failures-not-believed': [of('blocked'), on('clock-wrong'), 'unsure'],
  'no-control-beside': [of('blocked'), on('online', { controlsSilent: true }), 'unsure'],
  'failures-believed': [of('blocked'), on('online'), 'blocked'],
} as const;

describe('what the connection allows', () => {
  it.each(Object.entries(examples))('is decided by %s', (id, [verdict, network, state]) => {
    expect(asNetworkAllows(verdict, { service: discord, network })).toMatchObject({ state, rules: [id] });
  });

  it('leaves alone what was not tested', () => {
    const untested = of('untestable');
    expect(asNetworkAllows(untested, { service: discord, network: on('offline') })).toBe(untested);
  });

  it('has a test for each rule', () => {
    expect(['not-tested', ...Object.keys(examples)]).toEqual(
      allowedRules.groups.flatMap(({ rules }) => rules.map(({ id }) => id)),
    );
  });
});
