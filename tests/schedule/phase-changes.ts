import type { Moment } from '../../src/schedule/moment.ts';
import type { PhaseList } from '../../src/schedule/phase-list.ts';
import { servicePhases } from '../../src/schedule/service-phases.ts';

export type Groups = PhaseList<Moment>['groups'];
type Group = Groups[number];
type Phase = Group['phases'][number];

/** The phases of services with one change. */
interface Changed {
  readonly change: string;
  readonly groups: Groups;
}

const { groups } = servicePhases;

/** Every word that guards a phase or makes it wait, each left out once. */
export const wordsDropped: readonly Changed[] = groups.flatMap((group) => {
  const { group: name, when, after = [], beside = [], alone, phases } = group;
  const changed = (word: string, to: Group): Changed => ({
    change: `${name}: ${word}`,
    groups: groups.map((one) => (one === group ? to : one)),
  });
  const waits = [after].flat();
  return [
    ...Object.keys(when).map((fact) => changed(fact, { ...group, when: without(when, fact) })),
    ...waits.map((first) => changed(`after ${first}`, { ...group, after: waits.filter((one) => one !== first) })),
    ...beside.map((first) => changed(`beside ${first}`, { ...group, beside: beside.filter((one) => one !== first) })),
    ...(alone ? [changed('alone', without(group, 'alone'))] : []),
    ...phases.flatMap((phase) => {
      const { id, when: guard = {}, after: first = [] } = phase;
      const own = (word: string, to: Phase) =>
        changed(`${id}: ${word}`, { ...group, phases: phases.map((one) => (one === phase ? to : one)) });
      return [
        ...Object.keys(guard).map((fact) => own(fact, { ...phase, when: without(guard, fact) })),
        ...first.map((one) => own(`after ${one}`, without(phase, 'after'))),
      ];
    }),
  ];
});

/** Every two neighbours swapped, and what the list says of their order. */
export const neighboursSwapped: readonly (Changed & { readonly says: 'after' | 'ahead' | 'nothing' })[] = [
  ...neighbours(groups).map(([first, second]) => {
    const isAfter = second.after === 'all above' || second.after?.includes(first.group);
    return {
      change: `${second.group} before ${first.group}`,
      says: isAfter ? ('after' as const) : first.ahead === second.group ? ('ahead' as const) : ('nothing' as const),
      groups: swapped(groups, first, second),
    };
  }),
  ...groups.flatMap((group) =>
    neighbours(group.phases).map(([first, second]) => {
      const changed = { ...group, phases: swapped(group.phases, first, second) };
      return {
        change: `${second.id} before ${first.id}`,
        says: second.after?.includes(first.id) ? ('after' as const) : ('nothing' as const),
        groups: groups.map((one) => (one === group ? changed : one)),
      };
    }),
  ),
];

function without<Of extends object>(one: Of, key: string): Of {
  return Object.fromEntries(Object.entries(one).filter(([name]) => name !== key)) as Of;
}

function neighbours<Of>(list: readonly Of[]): (readonly [Of, Of])[] {
  return list.slice(1).map((second, index) => [list[index] as Of, second]);
}

function swapped<Of>(list: readonly Of[], first: Of, second: Of): Of[] {
  return list.map((one) => (one === first ? second : one === second ? first : one));
}
