import type { Check } from '../measure/check/check.ts';
import type { NetworkHints } from '../measure/network-facts.ts';
import { Moment } from './moment.ts';
import type { Plan, Task } from './plan.ts';
import { tasksAt } from './stages.ts';

/**
 * What a round has to do next, derived from its observations alone, so that a round whose worker was killed continues
 * from them. The round is over when nothing is due and nothing is in flight.
 *
 * It takes longer than anything else in a round, and is asked for by its progress and whenever its queue wakes up, so
 * the newest answer for each plan is kept.
 */
export function dueTasks(plan: Plan, check: Check, hints: NetworkHints): readonly Task[] {
  const last = newest.get(plan);
  if (last?.check === check && last.of === check.seen.length && areSame(last.hints, hints)) return last.tasks;
  const tasks = tasksAt(new Moment(plan, check, hints));
  newest.set(plan, { check, of: check.seen.length, hints, tasks });
  return tasks;
}

/** `of`: how many observations there were, since a round adds to the same list. */
interface Newest {
  readonly check: Check;
  readonly of: number;
  readonly hints: NetworkHints;
  readonly tasks: readonly Task[];
}

const newest = new WeakMap<Plan, Newest>();

function areSame(one: NetworkHints, other: NetworkHints): boolean {
  const names = Object.keys({ ...one, ...other }) as (keyof NetworkHints)[];
  return names.every((name) => one[name] === other[name]);
}
