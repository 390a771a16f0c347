import { describe, expect, it } from 'vitest';
import { checkOf } from '../../src/measure/check/check.ts';
import { Moment } from '../../src/schedule/moment.ts';
import { phaseList } from '../../src/schedule/phase-list.ts';
import { keyOf, type Task } from '../../src/schedule/plan.ts';
import { servicePhases } from '../../src/schedule/service-phases.ts';
import { type Groups, neighboursSwapped, wordsDropped } from './phase-changes.ts';
import { phaseRounds, runPhaseRound } from './phase-rounds.ts';

const { groups } = servicePhases;
const ids = groups.flatMap(({ phases }) => phases.map(({ id }) => id));

const rounds = [true, false].flatMap((atOnce) =>
  Object.entries(phaseRounds).map(([name, round]) => ({ name, round, atOnce, ...runPhaseRound(round, atOnce) })),
);

/** Each moment of each round, and what is due then. */
const moments = rounds.flatMap(({ name, round: { plan }, seen }) =>
  [...seen, undefined].map((_o, count) => {
    const moment = new Moment(plan, checkOf(seen.slice(0, count)), { onLine: true });
    const at = { name, moment, asked: new Map<string, readonly Task[]>() };
    return { ...at, keys: keysAt(at, groups) };
  }),
);

interface At {
  readonly moment: Moment;
  /** What each phase asks, computed once. */
  readonly asked: Map<string, readonly Task[]>;
}

function keysAt({ moment, asked }: At, changed: Groups): string {
  const remembering = changed.map((group) => ({
    ...group,
    phases: group.phases.map((phase) => ({
      ...phase,
      due: () => {
        const tasks = asked.get(phase.id) ?? phase.due(moment);
        asked.set(phase.id, tasks);
        return tasks;
      },
    })),
  }));
  return phaseList(remembering).due(moment).map(keyOf).join(' ');
}

/** A round, with one task at a time, that asks something else or in another order. */
function roundChanged(changed: Groups): string | undefined {
  const touched = new Set(moments.filter((at) => keysAt(at, changed) !== at.keys).map(({ name }) => name));
  return rounds.find(
    ({ name, round, atOnce, done }) => !atOnce && touched.has(name) && !haveSame(done, doneBy(round, changed)),
  )?.name;
}

function doneBy(round: (typeof phaseRounds)[string], changed: Groups): readonly string[] {
  const list = servicePhases as { due: typeof servicePhases.due };
  const { due } = list;
  list.due = phaseList(changed).due;
  try {
    return runPhaseRound(round, false).done;
  } finally {
    list.due = due;
  }
}

function haveSame(one: readonly string[], other: readonly string[]): boolean {
  return one.toSorted().join(' ') === other.toSorted().join(' ');
}

describe('the phases of a check', () => {
  it('have unique ids', () => {
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('wait only for groups above them, and for phases above them in their group', () => {
    const names = groups.map(({ group }) => group);
    const wrong = groups.flatMap(({ after = [], beside = [], phases }, index) => [
      ...[after, beside].flat(2).filter((name) => name !== 'all above' && !names.slice(0, index).includes(name)),
      ...phases.flatMap(({ after: first = [] }, own) =>
        first.filter((name) => !phases.slice(0, own).some(({ id }) => id === name)),
      ),
    ]);
    expect(wrong).toEqual([]);
  });

  it.each(ids)('all ask for something in a round: %s', (id) => {
    expect(moments.some(({ asked }) => (asked.get(id) ?? []).length > 0)).toBe(true);
  });

  it.each(wordsDropped)('are guarded by words that decide in a round: $change', ({ groups: changed }) => {
    expect(moments.some((at) => keysAt(at, changed) !== at.keys)).toBe(true);
  });

  it.each(neighboursSwapped.filter(({ says }) => says === 'nothing'))(
    'ask the same in any order that the list leaves open: $change',
    ({ groups: changed }) => {
      expect(roundChanged(changed)).toBeUndefined();
    },
  );

  it('go ahead only of their neighbours', () => {
    const ahead = groups.flatMap((one) => one.ahead ?? []);
    expect(neighboursSwapped.filter(({ says }) => says === 'ahead')).toHaveLength(ahead.length);
  });

  it.each(neighboursSwapped.filter(({ says }) => says === 'ahead'))(
    'go ahead of others only if it makes a difference: $change',
    ({ groups: changed }) => {
      expect(roundChanged(changed)).toBeDefined();
    },
  );
});
