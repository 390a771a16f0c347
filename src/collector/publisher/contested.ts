import { minOfDay } from './enough.ts';
import { type NoisyCounts, reportsIn } from './noisy-counts.ts';
import type { OoniShare } from './ooni-figures.ts';
import { differ, type Share, shareOf } from './share.ts';

/** Shares this far apart cannot both be right. */
const contradiction = 0.5;

/** What a cell can be compared with. */
export interface Others {
  /** The other networks of the country; undefined where the cell is the country. */
  readonly networks: NoisyCounts | undefined;
  /** OONI's measurements of the country; undefined where the cell is a network, since they come from any of them. */
  readonly ooni: OoniShare | undefined;
}

/**
 * Whether a cell is contradicted by everything that it can be compared with. It is not where one of them agrees, or where there is
 * nothing to compare with.
 */
export function isContested(cell: NoisyCounts, { networks, ooni }: Others): boolean {
  const known: Share[] = [];
  // Who contradicts needs as much weight: otherwise a few elsewhere would discredit a true block.
  if (ooni && ooni.n >= reportsIn(cell)) known.push({ share: ooni.share, error: 0 });
  if (networks && denying(networks, cell) >= Math.max(reportsIn(cell), minOfDay(networks, false)))
    known.push(shareOf(networks));
  return known.length > 0 && known.every((other) => differ(other, shareOf(cell), contradiction));
}

/** How many reports say the opposite of a cell. Those that agree with it give no weight to the others. */
const denying = ({ works, problem }: NoisyCounts, cell: NoisyCounts): number =>
  cell.problem > cell.works ? works : problem;
