import { minFigure } from '../../protocol/wire/cell.ts';
import { countStep } from '../../protocol/wire/snapshot.ts';
import { type NoisyCounts, reportsIn } from './noisy-counts.ts';

/** Parts smaller than this many standard deviations of their noise count as zero: noise must not invent a block. */
const minPart = 2.5;

/**
 * Noisy counts as they are published: rounded, and without what noise alone could explain. Undefined if nothing is
 * left.
 */
export function toFigures(counts: NoisyCounts): [n: number, problem: number, blocked: number] | undefined {
  const parts = [counts.works, counts.problem].map((part) => (part < minPart * Math.sqrt(counts.variance) ? 0 : part));
  const [works = 0, problem = 0] = parts;
  const n = rounded(reportsIn(counts));
  if (works + problem === 0 || n < minFigure) return undefined;
  const published = rounded((n * problem) / (works + problem));
  const blocked = Math.min(1, Math.max(0, counts.blocked / counts.problem));
  return [n, published, published === 0 ? 0 : rounded(published * blocked)];
}

const rounded = (count: number): number => Math.round(count / countStep) * countStep;
