import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf, newestChanges } from '../../src/history/changes.ts';
import { localClock } from '../../src/history/local-time.ts';
import { rollUp } from '../../src/history/roll-up.ts';
import type { Round } from '../../src/model/round.ts';
import { anyRounds, round, roundAt, verdict } from './sample-rounds.ts';

const changes = (...rounds: Round[]) => changesOf(rollUp(rounds, localClock('UTC')).days);
const told = (...rounds: Round[]) =>
  changes(...rounds).map(({ at, from, state }) => `${new Date(at).toISOString().slice(5, 16)} ${from} ${state}`);

describe('changes', () => {
  it('give the start of each new state of a service, newest first', () => {
    expect(
      told(
        roundAt('2026-11-24T13:00:00Z', 'works'),
        roundAt('2026-11-24T13:20:00Z', 'blocked'),
        roundAt('2026-11-24T13:40:00Z', 'blocked'),
        roundAt('2026-11-25T01:00:00Z', 'blocked'),
        roundAt('2026-11-25T09:00:00Z', 'works'),
      ),
    ).toEqual(['11-25T09:00 blocked works', '11-24T13:20 works blocked', '11-24T13:00 undefined works']);
  });

  it('are not made by an unsure round', () => {
    expect(
      told(
        roundAt('2026-11-25T01:00:00Z', 'works'),
        roundAt('2026-11-25T02:00:00Z', 'unsure'),
        roundAt('2026-11-25T03:00:00Z', 'untestable'),
        roundAt('2026-11-25T04:00:00Z', 'works'),
      ),
    ).toEqual(['11-25T01:00 undefined works']);
  });

  it('are made by a site that gets blocked or answers again, but not by rules that no longer say "works" of a site', () => {
    expect(
      told(
        roundAt('2026-11-25T01:00:00Z', 'works'),
        roundAt('2026-11-25T02:00:00Z', 'site-only'),
        roundAt('2026-11-25T03:00:00Z', 'site-blocked'),
        roundAt('2026-11-25T04:00:00Z', 'site-only'),
      ),
    ).toEqual(['11-25T04:00 site-blocked site-only', '11-25T03:00 works site-blocked', '11-25T01:00 undefined works']);
  });

  it('are not made by a check that cannot see what a whole one found', () => {
    const whole = (time: string, state: 'works' | 'partial') =>
      round(Date.parse(time), [verdict('signal', state, state === 'works' ? {} : { cause: 'freeze' })], {
        extent: 'whole',
      });
    expect(
      told(
        whole('2026-11-25T01:00:00Z', 'partial'),
        roundAt('2026-11-25T02:00:00Z', 'works'),
        whole('2026-11-25T03:00:00Z', 'partial'),
        roundAt('2026-11-26T04:00:00Z', 'works'),
        whole('2026-11-26T05:00:00Z', 'partial'),
        roundAt('2026-11-27T04:00:00Z', 'works'),
        whole('2026-11-27T05:00:00Z', 'works'),
      ),
    ).toEqual(['11-27T05:00 partial works', '11-25T01:00 undefined partial']);
  });

  it('are not made by moving to another network', () => {
    const rounds = [
      roundAt('2026-11-25T01:00:00Z', 'works'),
      roundAt('2026-11-25T02:00:00Z', 'blocked', { profile: 'home' }),
      roundAt('2026-11-25T03:00:00Z', 'works'),
    ];
    expect(changes(...rounds).filter(({ from }) => from !== undefined)).toEqual([]);
  });

  it('have the cause, and include functions', () => {
    const calls = (state: 'works' | 'blocked') => ({ function: 'calls', state, because: [] }) as const;
    const [ofCalls, ofService] = changes(
      round(0, [verdict('signal', 'works', { functions: [calls('works')] })]),
      round(1, [verdict('signal', 'partial', { cause: 'udp', functions: [calls('blocked')] })]),
    ).sort((a, b) => b.at - a.at || (a.function ? -1 : 1));
    expect(ofCalls).toMatchObject({ function: 'calls', at: 1, from: 'works', state: 'blocked' });
    expect(ofService).toMatchObject({ service: 'signal', at: 1, from: 'works', state: 'partial', cause: 'udp' });
  });

  it('can be limited to one network or one service', () => {
    const days = rollUp(
      [round(0, [verdict('signal', 'works'), verdict('viber', 'works')], { profile: 'home' })],
      localClock('UTC'),
    ).days;
    expect(changesOf(days, { service: 'viber' }).map(({ service }) => service)).toEqual(['viber']);
    expect(changesOf(days, { profile: 'unknown' })).toEqual([]);
  });

  it('end with the current state of each service', () => {
    const rounds = [
      roundAt('2026-11-25T01:00:00Z', 'works'),
      roundAt('2026-11-25T02:00:00Z', 'blocked'),
      roundAt('2026-11-25T03:00:00Z', 'unsure'),
    ];
    expect(newestChanges(rollUp(rounds, localClock('UTC')).days)).toMatchObject([
      { service: 'signal', state: 'blocked', at: Date.parse('2026-11-25T02:00:00Z') },
    ]);
  });

  it('never lead from a state to itself', () => {
    fc.assert(
      fc.property(anyRounds, (rounds) => {
        for (const { from, state } of changes(...rounds)) expect(from).not.toBe(state);
      }),
    );
  });
});
