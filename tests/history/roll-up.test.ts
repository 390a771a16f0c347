import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localClock } from '../../src/history/local-time.ts';
import { addServiceTallies, rollUp } from '../../src/history/roll-up.ts';
import { addTallies, knownRounds, meanOf, type Tally, tallyOf, uptime, worstState } from '../../src/history/tally.ts';
import { type ServiceState, serviceStates } from '../../src/model/verdict.ts';
import { anyRounds, round, roundAt, verdict } from './sample-rounds.ts';

const utc = localClock('UTC');

const anyTally: fc.Arbitrary<Tally> = fc
  .array(
    fc.record({
      state: fc.constantFrom(...serviceStates),
      kbps: fc.option(fc.nat({ max: 99_999 }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((parts) =>
    parts.map(({ state, kbps }) => tallyOf(state, { kbps })).reduce((sum, one) => addTallies(sum, one) ?? one),
  );

describe('tallies', () => {
  it('have the same sum in any order', () => {
    fc.assert(
      fc.property(anyTally, anyTally, anyTally, (a, b, c) => {
        expect(addTallies(addTallies(a, b), c)).toEqual(addTallies(a, addTallies(b, c)));
        expect(addTallies(a, b)).toEqual(addTallies(b, a));
      }),
    );
  });

  it('count every round once', () => {
    fc.assert(
      fc.property(anyTally, ({ rounds, states }) => {
        expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(rounds);
      }),
    );
  });

  it('know their worst state, and the share of judged rounds that worked', () => {
    const tally: Tally = { rounds: 10, states: { works: 3, blocked: 1, unsure: 4, untestable: 2 } };
    expect(worstState(tally)).toBe('blocked');
    expect(uptime(tally)).toBe(0.75);
  });

  it('let rounds that say nothing count only if all do, and give sites no share of working rounds', () => {
    const tally: Tally = { rounds: 6, states: { 'site-only': 3, unsure: 2, untestable: 1 } };
    expect(worstState(tally)).toBe('site-only');
    expect(worstState({ rounds: 3, states: { unsure: 2, untestable: 1 } })).toBe('unsure');
    expect(uptime(tally)).toBeUndefined();
    expect(knownRounds({ rounds: 7, states: { ...tally.states, 'site-blocked': 1 } })).toBe(4);
  });

  it('have no share of working rounds when none was judged', () => {
    expect(uptime({ rounds: 2, states: { unsure: 1, untestable: 1 } })).toBeUndefined();
  });

  it('keep the spread of what was measured', () => {
    const tally = [900, 300]
      .map((kbps) => tallyOf<ServiceState>('slow', { kbps }))
      .reduce((a, b) => addTallies(a, b) ?? a);
    expect(tally.kbps).toEqual({ n: 2, sum: 1200, min: 300, max: 900 });
    expect(tally.kbps && meanOf(tally.kbps)).toBe(600);
    expect(addTallies(tally, tallyOf('works'))?.kbps).toEqual(tally.kbps);
  });
});

describe('rolling up', () => {
  it('puts each round into the local day and hour of its start', () => {
    const rounds = [roundAt('2026-11-25T20:10:00Z', 'works'), roundAt('2026-11-25T20:40:00Z', 'blocked')];
    const { days, hours } = rollUp(rounds, localClock('Asia/Tehran'));
    expect(days.map(({ day, services }) => [day, services['signal']?.total])).toEqual([
      ['2026-11-25', { rounds: 1, states: { works: 1 } }],
      ['2026-11-26', { rounds: 1, states: { blocked: 1 } }],
    ]);
    expect(hours.map((one) => [one.day, Object.keys(one.hours)])).toEqual([
      ['2026-11-25', ['23']],
      ['2026-11-26', ['0']],
    ]);
  });

  it('keeps networks apart, and functions', () => {
    const media = { function: 'media', state: 'slow', kbps: 40.4, because: [] } as const;
    const rounds = [
      round(0, [verdict('signal', 'slow', { functions: [media] })]),
      round(1, [verdict('signal', 'works')], { profile: 'home' }),
    ];
    const { days } = rollUp(rounds, utc);
    expect(days.map(({ profile }) => profile)).toEqual(['unknown', 'home']);
    expect(days[0]?.services['signal']?.functions).toEqual({
      media: { rounds: 1, states: { slow: 1 }, kbps: { n: 1, sum: 40, min: 40, max: 40 } },
    });
    expect(days[1]?.services['signal']?.total.states).toEqual({ works: 1 });
  });

  it('counts the connection even when no service was judged', () => {
    const network = { state: 'offline', because: [], answered: 0, tried: 4 } as const;
    const { days } = rollUp([round(0, [], { network })], utc);
    expect(days[0]?.network).toEqual({ 0: { rounds: 1, states: { offline: 1 } } });
  });

  it('keeps the speed of other sites, to compare a service with', () => {
    const network = { state: 'online', because: [], answered: 4, tried: 4, kbps: 40_000 } as const;
    const { days } = rollUp([round(0, [], { network }), round(1, [], { network: { ...network, kbps: 20_000 } })], utc);
    expect(days[0]?.network[0]?.kbps).toEqual({ n: 2, sum: 60_000, min: 20_000, max: 40_000 });
  });

  it('counts of a watch one check in each half hour, and the changes that any of them found', () => {
    const at = (minute: number) => `2026-11-25T20:${String(minute).padStart(2, '0')}:30Z`;
    const watch = [...Array(30).keys()].map((index) =>
      roundAt(at(2 * index), index === 3 ? 'blocked' : 'works', { trigger: 'watch' }),
    );
    const { days, hours } = rollUp(watch, utc);
    expect(days[0]?.services['signal']?.total).toEqual({ rounds: 2, states: { works: 2 } });
    expect(hours[0]?.hours[20]?.total.rounds).toBe(2);
    expect(days[0]?.services['signal']?.turns.map(({ state }) => state)).toEqual(['works', 'blocked', 'works']);
    const [, , uncounted] = watch;
    expect(rollUp(uncounted ? [uncounted] : [], utc)).toMatchObject({
      days: [{ services: { signal: { total: { rounds: 0, states: {} } } } }],
      hours: [],
    });
  });

  it('leaves out a running round', () => {
    expect(rollUp([roundAt('2026-11-25T20:10:00Z', 'works', { status: 'running' })], utc)).toEqual({
      days: [],
      hours: [],
    });
  });

  it('gives the same day, whether earlier days are rolled up with it or not', () => {
    fc.assert(
      fc.property(anyRounds, (rounds) => {
        const together = rollUp(rounds, utc);
        const days = [...new Set(rounds.map(({ at }) => utc.timeAt(at).day))];
        const apart = days.map((day) =>
          rollUp(
            rounds.filter(({ at }) => utc.timeAt(at).day === day),
            utc,
          ),
        );
        expect(apart.flatMap((one) => one.days)).toEqual(together.days);
        expect(apart.flatMap((one) => one.hours)).toEqual(together.hours);
      }),
    );
  });

  it('gives each day the sum of its hours', () => {
    fc.assert(
      fc.property(anyRounds, (rounds) => {
        const { days, hours } = rollUp(rounds, utc);
        for (const one of hours) {
          const day = days.find(({ day, profile }) => day === one.day && profile === one.profile);
          const { total, functions } = day?.services[one.service] ?? {};
          const parts = Object.values(one.hours);
          expect(parts.reduce((sum, part) => addServiceTallies(sum, part) ?? part)).toEqual({ total, functions });
        }
      }),
    );
  });
});
