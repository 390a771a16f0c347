import { leastReports } from '../../community/protocol/wire/cell.ts';
import { countStep } from '../../community/protocol/wire/snapshot.ts';
import type { Noise } from './noise.ts';
import type { ReportCounts } from './report-counts.ts';

/**
 * Counts as it may be published: noise, then rounding. The noise hangs on the cell and on the exact counts, so that one
 * report more gives a fresh one, and no step of a count can be seen. What nobody reported, or everybody, stays so: noise
 * must not invent a problem.
 * @param cell names the cell, for no other to have its noise
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

/** So many of a whole, as the same share of the whole that is published. */
function part(count: number, whole: number, publishedWhole: number, noise: number): number {
  if (count === 0) return 0;
  if (count === whole) return publishedWhole;
  const noisy = ((count + noise) / whole) * publishedWhole;
  return Math.min(publishedWhole, Math.max(0, rounded(noisy)));
}

const rounded = (count: number): number => Math.round(count / countStep) * countStep;
