import { leastNeighbourhoods, leastReports } from '../../community/protocol/wire/cell.ts';
import type { Part } from '../store/read-counts.ts';

/** Reports, of them with a problem, of these with a block. */
export type ReportCounts = Pick<Part, 'n' | 'problem' | 'blocked'>;

export function total(parts: readonly ReportCounts[]): ReportCounts {
  const sum = { n: 0, problem: 0, blocked: 0 };
  for (const { n, problem, blocked } of parts) {
    sum.n += n;
    sum.problem += problem;
    sum.blocked += blocked;
  }
  return sum;
}

export const shareOf = ({ n, problem }: ReportCounts): number => problem / n;

export const slotsOfDay = 4;
export const dayOfSlot = (slot: number): number => Math.floor(slot / slotsOfDay);

/** The gateway counts no neighbourhood more often in a day. */
const votesOfNeighbourhood = 2;

/**
 * Whether there are enough reports to be told apart, and so many on one day that it takes enough neighbourhoods to send
 * them. These are not stored: this is what a day needs of them if all of it came on that day, through one relay.
 * @param dayOf which day a part's time is, or is in
 */
export function isEnough(parts: readonly Part[], dayOf: (time: number) => number): boolean {
  const days = new Map<number, number>();
  for (const { time, n } of parts) days.set(dayOf(time), (days.get(dayOf(time)) ?? 0) + n);
  const busiest = Math.max(0, ...days.values());
  return total(parts).n >= leastReports && Math.ceil(busiest / votesOfNeighbourhood) >= leastNeighbourhoods;
}
