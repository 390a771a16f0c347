import type { ServiceId } from '../model/service.ts';
import type { Plan, Task } from './plan.ts';

/**
 * The mean pause before a name that this check has not asked for yet, ms.
 * @source our choice: a second more for a whole check
 */
const meanGapMs = 20;

/**
 * The same between two names of one messenger in a quiet check, ms.
 * @source our choice: a page opens its channel and asks for its files within some seconds
 */
const meanTabGapMs = 1000;

/** No pause is longer than this many times the mean: all answers have to belong to the same state of the network. */
const longestShare = 3;

/**
 * Over how long a quiet check spreads its messengers, ms.
 * @source our choice: with what each takes, three minutes
 */
export const quietOverMs = 140_000;

/**
 * The mean pause between two messengers of a quiet check of few, ms.
 * @source our choice: as a person who opens one page after the other
 */
const longestMeanVisitGapMs = 25_000;

/**
 * The pause between the task that asked for the newest name and the next one that asks for another, ms. It is drawn from
 * an exponential distribution, as the gaps between independent arrivals are, and between two messengers of a quiet check
 * from a half to one and a half of the mean.
 * @param draw 0..1, drawn anew for each name
 */
export function nameGapMs(last: Task, next: Task, plan: Plan, draw: number): number {
  const exponential = Math.min(longestShare, -Math.log(1 - draw));
  if (!plan.isQuiet) return exponential * meanGapMs;
  const [before, after] = [serviceOf(last), serviceOf(next)];
  if (before === undefined || after === undefined) return exponential * meanGapMs;
  if (before === after) return exponential * meanTabGapMs;
  return (0.5 + draw) * Math.min(quietOverMs / plan.services.length, longestMeanVisitGapMs);
}

function serviceOf(task: Task): ServiceId | undefined {
  if ('service' in task) return task.service.id;
  return 'subject' in task && task.subject.kind === 'service' ? task.subject.service : undefined;
}
