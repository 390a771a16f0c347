import { holds, type When } from '../model/when.ts';
import type { Task } from './plan.ts';

/** A part of a check. The comment above it says why it is there and in its place, and RULES.md shows it. */
interface Phase<Moment> {
  readonly id: string;
  readonly when?: When<Moment>;
  /** Phases above, of its group, that have to be over first: nothing of them is due. */
  readonly after?: readonly string[];
  /** What it asks for next, at this moment. */
  readonly due: (moment: Moment) => readonly Task[];
}

/**
 * Phases that go on beside each other: what the first ones ask for starts first. Without `after` a group goes on beside
 * those above it, but not on a narrow line.
 */
interface PhaseGroup<Moment> {
  readonly group: string;
  readonly when: When<Moment>;
  /** Groups above that have to be over first. */
  readonly after?: readonly string[] | 'all above';
  /** The group below. It would ask for something else if it started first. */
  readonly ahead?: string;
  /** Groups above that need not be over on a narrow line either. */
  readonly beside?: readonly string[];
  /** While it holds, nothing below is asked for. */
  readonly alone?: true;
  readonly phases: readonly Phase<Moment>[];
}

/**
 * Groups in their order. A test fails where two neighbours that change places ask for something else, and neither says
 * which goes first.
 */
export interface PhaseList<Moment> {
  readonly groups: readonly PhaseGroup<Moment>[];
  readonly due: (moment: Moment) => Task[];
}

export function phaseList<Moment extends { readonly narrow: boolean }>(
  groups: readonly PhaseGroup<Moment>[],
): PhaseList<Moment> {
  return {
    groups,
    due(moment) {
      const asked: { readonly group: string; readonly tasks: readonly Task[] }[] = [];
      for (const { group, when, after = [], beside = [], alone, phases } of groups) {
        const isAwaited = (name: string) =>
          after === 'all above' || after.includes(name) || (moment.narrow && !beside.includes(name));
        if (asked.some((one) => one.tasks.length > 0 && isAwaited(one.group)) || !holds(when, moment)) continue;
        asked.push({ group, tasks: tasksOf(phases, moment) });
        if (alone) break;
      }
      return asked.flatMap(({ tasks }) => tasks);
    },
  };
}

function tasksOf<Moment extends object>(phases: readonly Phase<Moment>[], moment: Moment): Task[] {
  const asked = new Map<string, readonly Task[]>();
  for (const { id, when = {}, after = [], due } of phases) {
    const isOver = after.every((name) => (asked.get(name) ?? []).length === 0);
    if (isOver && holds(when, moment)) asked.set(id, due(moment));
  }
  return [...asked.values()].flat();
}
