import { describe, expect, it } from 'vitest';
import { checkOf } from '../../src/measure/check/check.ts';
import { Moment } from '../../src/schedule/moment.ts';
import { type PhaseList, phaseList } from '../../src/schedule/phase-list.ts';
import { keyOf, type Task } from '../../src/schedule/plan.ts';
import { servicePhases } from '../../src/schedule/service-phases.ts';
import { phaseRounds, runPhaseRound } from './phase-rounds.ts';

type Groups = PhaseList<Moment>['groups'];
type Group = Groups[number];

const { groups } = servicePhases;
const phases = groups.flatMap((group) => group.phases);

/** What each phase asks for at a moment, worked out once. */
const known = new WeakMap<Moment, Map<string, readonly Task[]>>();
const remembering: Groups = groups.map((group) => ({
  ...group,
  phases: group.phases.map((phase) => ({
    ...phase,
    due: (moment) => {
      const asked = known.get(moment) ?? new Map<string, readonly Task[]>();
      known.set(moment, asked);
      const tasks = asked.get(phase.id) ?? phase.due(moment);
      asked.set(phase.id, tasks);
      return tasks;
    },
  })),
}));

const rounds = Object.entries(phaseRounds).map(([name, round]) => ({ name, round, ...runPhaseRound(round) }));
const moments = rounds.flatMap(({ name, round: { plan }, seen }) =>
  [...seen, undefined].map((_o, count) => ({
    name,
    moment: new Moment(plan, checkOf(seen.slice(0, count)), { onLine: true }),
  })),
);
const keysOf = (list: Groups, moment: Moment) => phaseList(list).due(moment).map(keyOf).join(' ');
const asWritten = new Map(moments.map(({ moment }) => [moment, keysOf(remembering, moment)]));

/** Does a changed list ask for something else in one of the rounds? */
function isNoticed(changed: Groups): boolean {
  return moments.some(({ moment }) => keysOf(changed, moment) !== asWritten.get(moment));
}

function without<Of extends object>(one: Of, key: string): Of {
  return Object.fromEntries(Object.entries(one).filter(([name]) => name !== key)) as Of;
}

function withGroup(name: string, change: (group: Group) => Group): Groups {
  return remembering.map((group) => (group.group === name ? change(group) : group));
}

/** Each word of the list that guards or orders, with the list without it. */
const words = remembering.flatMap((group) => {
  const { group: name, when, after = [], beside = [], alone } = group;
  const asGroup = (word: string, change: (one: Group) => Group) => ({
    word: `${name}: ${word}`,
    list: withGroup(name, change),
  });
  return [
    ...Object.keys(when).map((fact) => asGroup(fact, (one) => ({ ...one, when: without(when, fact) }))),
    ...[after]
      .flat()
      .map((first) =>
        asGroup(`after ${first}`, (one) => ({ ...one, after: [after].flat().filter((other) => other !== first) })),
      ),
    ...beside.map((other) => asGroup(`beside ${other}`, (one) => without(one, 'beside'))),
    ...(alone ? [asGroup('alone', (one) => without(one, 'alone'))] : []),
    ...group.phases.flatMap(({ id, when: own = {}, after: first = [] }) => {
      const asPhase = (word: string, change: (one: Group['phases'][number]) => Group['phases'][number]) => ({
        word: `${id}: ${word}`,
        list: withGroup(name, (one) => ({
          ...one,
          phases: one.phases.map((phase) => (phase.id === id ? change(phase) : phase)),
        })),
      });
      return [
        ...Object.keys(own).map((fact) => asPhase(fact, (phase) => ({ ...phase, when: without(own, fact) }))),
        ...first.map((other) => asPhase(`after ${other}`, (phase) => without(phase, 'after'))),
      ];
    }),
  ];
});

describe('the phases of a check', () => {
  it('have ids of their own', () => {
    const ids = phases.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('wait only for what stands above them', () => {
    const groupsAbove = groups.flatMap(({ group, after = [], beside = [] }, index) => {
      const above = ['all above', ...groups.slice(0, index).map((one) => one.group)];
      return [after, beside]
        .flat(2)
        .filter((name) => !above.includes(name))
        .map((name) => `${group}: ${name}`);
    });
    const phasesAbove = groups.flatMap((group) =>
      group.phases.flatMap(({ id, after = [] }, index) =>
        after
          .filter((name) => !group.phases.slice(0, index).some((one) => one.id === name))
          .map((name) => `${id}: ${name}`),
      ),
    );
    expect([...groupsAbove, ...phasesAbove]).toEqual([]);
  });

  it.each(phases.map(({ id }) => id))('ask for something in a round: %s', (id) => {
    const alone = remembering.map((group) => ({ ...group, phases: group.phases.filter((phase) => phase.id === id) }));
    expect(moments.some(({ moment }) => known.get(moment)?.get(id)?.length)).toBe(true);
    expect(alone.flatMap((group) => group.phases)).toHaveLength(1);
  });

  it.each(words)('are guarded by words that decide in a round: $word', ({ list }) => {
    expect(isNoticed(list)).toBe(true);
  });
});
