import { minOfDay } from './enough.ts';
import { type NoisyCounts, reportsIn } from './noisy-counts.ts';
import { differ, shareOf } from './share.ts';

/** Shares this far apart cannot both be right. */
const contradiction = 0.5;

/**
 * Whether the cell of a network is contradicted by the other networks of its country. They need as much weight: otherwise a
 * few elsewhere would discredit a true block.
 */
export function isContested(cell: NoisyCounts, others: NoisyCounts): boolean {
  if (denying(others, cell) < Math.max(reportsIn(cell), minOfDay(others, false))) return false;
  return differ(shareOf(others), shareOf(cell), contradiction);
}

/** How many reports say the opposite of a cell. Those that agree with it give no weight to the others. */
const denying = ({ works, problem }: NoisyCounts, cell: NoisyCounts): number =>
  cell.problem > cell.works ? works : problem;
