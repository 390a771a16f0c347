import { describe, expect, it } from 'vitest';
import { allowedRules, asNetworkAllows } from '../../src/judge/as-network-allows.ts';
import type { NetworkState } from '../../src/model/network-states.ts';
import type { NetworkReason } from '../../src/model/reasons.ts';
import type { FunctionVerdict } from '../../src/model/verdict.ts';
import { discord } from './sample-services.ts';

const of = (state: FunctionVerdict['state']): FunctionVerdict => ({ function: 'web', state, because: [] });
const on = (state: NetworkState, ...because: NetworkReason[]) => ({ state, because, answered: 1, tried: 1 });

/** For each rule a verdict on a connection of which it speaks, and what becomes of it. */
const examples = {
  'answers-not-believed': [of('works'), on('captive-portal'), 'unsure'],
  'answers-believed': [of('works'), on('unstable', 'answers-lost'), 'works'],
  'failures-not-believed': [of('blocked'), on('clock-wrong'), 'unsure'],
  'no-control-beside': [of('blocked'), on('online', 'no-control-answers'), 'unsure'],
  'failures-believed': [of('blocked'), on('online', 'foreign-controls-answer'), 'blocked'],
} as const;

describe('what the connection allows', () => {
  it.each(Object.entries(examples))('is decided by %s', (id, [verdict, network, state]) => {
    expect(asNetworkAllows(verdict, discord, network)).toMatchObject({ state, rules: [id] });
  });

  it('leaves alone what was not tested', () => {
    const untested = of('untestable');
    expect(asNetworkAllows(untested, discord, on('offline'))).toBe(untested);
  });

  it('has a test for each rule', () => {
    expect(['not-tested', ...Object.keys(examples)]).toEqual(
      allowedRules.groups.flatMap(({ rules }) => rules.map(({ id }) => id)),
    );
  });
});
