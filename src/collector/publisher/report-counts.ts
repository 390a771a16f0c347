import { leastNeighbourhoods, leastReports } from '../../community/protocol/wire/cell.ts';
import type { Part } from '../store/read-counts.ts';

/** Reports, those of them that saw a problem, and those of these that saw a block. */
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

/** The gateway counts a neighbourhood at most this often in a day. */
const votesOfNeighbourhood = 2;

/**
 * Whether there are enough reports to publish, and enough on one day that several neighbourhoods must have sent
 * them. Neighbourhoods are not stored: this is their least number if all reports came on that day, through one relay.
 * @param dayOf the day of a part's time
 */
export function isEnough(parts: readonly Part[], dayOf: (time: number) => number): boolean {
  const days = new Map<number, number>();
  for (const { time, n } of parts) days.set(dayOf(time), (days.get(dayOf(time)) ?? 0) + n);
  const busiest = Math.max(0, ...days.values());
  return total(parts).n >= leastReports && Math.ceil(busiest / votesOfNeighbourhood) >= leastNeighbourhoods;
}
