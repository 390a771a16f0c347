import { minOfDay } from './enough.ts';
import { type NoisyCounts, reportsIn } from './noisy-counts.ts';
import { differ, shareOf } from './share.ts';

/** Shares this far apart cannot both be right. */
const contradiction = 0.5;

/**
 * Whether the other networks of a country contradict the cell of a network. They need as much weight as the cell:
 * otherwise a few reports elsewhere would discredit a true block.
 */
export function isContested(cell: NoisyCounts, others: NoisyCounts): boolean {
  if (denying(others, cell) < Math.max(reportsIn(cell), minOfDay(others, false))) return false;
  return differ(shareOf(others), shareOf(cell), contradiction);
}

/** How many reports contradict a cell. Those that agree with it give the others no weight. */
const denying = ({ works, problem }: NoisyCounts, cell: NoisyCounts): number =>
  cell.problem > cell.works ? works : problem;
