import { leastReports } from '../../community/protocol/wire/cell.ts';
import { countStep } from '../../community/protocol/wire/snapshot.ts';
import type { Noise } from './noise.ts';
import type { ReportCounts } from './report-counts.ts';

/**
 * Adds noise to counts, then rounds them. The noise depends on the cell and on the exact counts, so that one more
 * report gives new noise, and no single step of a count is visible. A share of none or all stays as it is: noise
 * must not invent a problem.
 * @param cell a name of the cell, so that each has noise of its own
 */
export function obscure(
  counts: ReportCounts,
  cell: string,
  noise: Noise,
): [n: number, problem: number, blocked: number] {
  const seed = `${cell} ${counts.n} ${counts.problem} ${counts.blocked}`;
  const n = Math.max(leastReports, rounded(counts.n + noise(`${seed} n`)));
  const problem = part(counts.problem, counts.n, n, noise(`${seed} problem`));
  const blocked = part(counts.blocked, counts.problem, problem, noise(`${seed} blocked`));
  return [n, problem, blocked];
}

/** Scales a part of a whole to the published whole. */
function part(count: number, whole: number, publishedWhole: number, noise: number): number {
  if (count === 0) return 0;
  if (count === whole) return publishedWhole;
  const noisy = ((count + noise) / whole) * publishedWhole;
  return Math.min(publishedWhole, Math.max(0, rounded(noisy)));
}

const rounded = (count: number): number => Math.round(count / countStep) * countStep;
