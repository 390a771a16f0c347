import { leastReports } from '../../core/crowd-cell.ts';
import type { Part } from '../store/read-counts.ts';

/** Reports, of them with a problem, of these with a block. */
export type Tally = Pick<Part, 'n' | 'problem' | 'blocked'>;

export function total(parts: readonly Tally[]): Tally {
  const sum = { n: 0, problem: 0, blocked: 0 };
  for (const { n, problem, blocked } of parts) {
    sum.n += n;
    sum.problem += problem;
    sum.blocked += blocked;
  }
  return sum;
}

export const shareOf = ({ n, problem }: Tally): number => problem / n;

export const slotsOfDay = 4;
export const dayOfSlot = (slot: number): number => Math.floor(slot / slotsOfDay);

/** What is told apart at all stands for so many neighbourhoods. */
const leastNeighbourhoods = 5;
/** The gateway counts no neighbourhood more often in a day. */
const votesOfNeighbourhood = 2;

/**
 * Whether there are enough reports to be told apart, from enough neighbourhoods. These are not stored, but no day has
 * fewer of them than half its reports.
 * @param dayOf which day a part's time is, or is in
 */
export function isEnough(parts: readonly Part[], dayOf: (time: number) => number): boolean {
  const days = new Map<number, number>();
  for (const { time, n } of parts) days.set(dayOf(time), (days.get(dayOf(time)) ?? 0) + n);
  const busiest = Math.max(0, ...days.values());
  return total(parts).n >= leastReports && Math.ceil(busiest / votesOfNeighbourhood) >= leastNeighbourhoods;
}
