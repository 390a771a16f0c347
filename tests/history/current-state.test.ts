import { describe, expect, it } from 'vitest';
import { newestChanges } from '../../src/history/changes.ts';
import { currentStateOf } from '../../src/history/current-state.ts';
import { localClock } from '../../src/history/local-time.ts';
import { rollUp } from '../../src/history/roll-up.ts';
import type { Round } from '../../src/model/round.ts';
import type { ServiceState, ServiceVerdict } from '../../src/model/verdict.ts';
import { round, verdict } from './sample-rounds.ts';

const minuteMs = 60_000;
const start = Date.parse('2026-11-24T13:00:00Z');

/** The current state after these rounds of one service, twenty minutes apart. */
function standsAfter(
  ...rounds: readonly (readonly [Partial<ServiceVerdict> & { state: ServiceState }, Partial<Round>?])[]
) {
  const made = rounds.map(([{ state, ...change }, of], index) =>
    round(start + index * 20 * minuteMs, [verdict('signal', state, change)], { extent: 'whole', ...of }),
  );
  const last = made.at(-1);
  const newest = last?.verdicts[0];
  if (!last || !newest) throw new Error('no round');
  const { profile, extent } = last;
  return currentStateOf({ ...newest, profile, extent }, newestChanges(rollUp(made, localClock('UTC')).days));
}

const works = { state: 'works' } as const;
const blocked = { state: 'blocked' } as const;
const photos = {
  state: 'partial',
  cause: 'freeze',
  functions: [{ function: 'media', state: 'blocked', cause: 'freeze', because: [] }],
} as const satisfies Partial<ServiceVerdict>;

describe('the current state of a service', () => {
  it('began with the first check that found it', () => {
    expect(standsAfter([works], [blocked], [blocked])).toEqual({
      state: 'blocked',
      effects: ['not-open'],
      since: { at: start + 20 * minuteMs },
    });
  });

  it('may be older than the first check', () => {
    expect(standsAfter([blocked], [blocked]).since).toEqual({ at: start, atLeast: true });
  });

  it('has no beginning if nothing fails', () => {
    expect(standsAfter([blocked], [works])).toEqual({ state: 'works', effects: [] });
  });

  it('began on the network of the newest check, whatever another network showed', () => {
    const home = { profile: 'home' };
    expect(standsAfter([works, home], [blocked], [blocked, home]).since).toEqual({ at: start + 40 * minuteMs });
  });

  it('began no later than the part that failed first', () => {
    const calls = { function: 'calls', state: 'blocked', cause: 'udp', because: [] } as const;
    const more = { ...photos, functions: [...photos.functions, calls] };
    const both = standsAfter([works], [photos], [more]);
    expect(both.effects).toEqual(['calls', 'photos-stall']);
    expect(both.since).toEqual({ at: start + 20 * minuteMs, atLeast: true });
  });

  it('does not end with a check that saves data and could not see it', () => {
    expect(standsAfter([works], [photos], [works, { extent: 'data-saver' }])).toEqual({
      state: 'partial',
      effects: ['photos-stall'],
      since: { at: start + 20 * minuteMs },
      untried: true,
    });
  });

  it('ends when a whole check finds nothing', () => {
    expect(standsAfter([photos], [works])).toEqual({ state: 'works', effects: [] });
  });
});
