import type { Observation } from '../../model/observation.ts';
import { distanceExplains, lineSpeed, speedUpwards } from './line-speed.ts';
import { isPage, isWhole } from './sample.ts';
import { overallKbps } from './transfer.ts';

/**
 * A sample that moved faster than this, over its whole time, is not late.
 * @source our choice: half of `slowKbps`, since the whole time includes the server's own and slow start
 */
const lateKbps = 500;

/**
 * A sample is late when the fastest other one of its round was so many times faster.
 * @source our choice: less than `timesSlower`, since it leads to a closer sample alone
 */
const timesLater = 4;

/**
 * Did a first sample come late, without showing its speed? On a busy device a body comes all at once, or ends with a
 * burst, and controls are late as well: what is slowed hides among them. Of an upload no more than its end is seen: one
 * of which packets get lost, and are sent again, may still end sooner than controls excuse.
 */
export function isLate(o: Observation, seen: readonly Observation[]): boolean {
  // What fills the way up also delays what acknowledges downloads.
  if (isPage(o) || lineSpeed(seen) === 'crawling' || speedUpwards(seen) === 'crawling') return false;
  const kbps = overallKbps(o);
  if (kbps >= lateKbps || showsItsSpeed(o, kbps)) return false;
  if (o.transfer?.direction === 'up' && distanceExplains(o, seen)) return false;
  const others = seen.filter((other) => other.probe === o.probe && other !== o && !isPage(other) && isWhole(other));
  return kbps * timesLater < Math.max(...others.map(overallKbps));
}

/** By a speed that was measured, it is compared with controls. */
function showsItsSpeed({ transfer }: Observation, kbps: number): boolean {
  return transfer?.kbps !== undefined && transfer.kbps < kbps * timesLater;
}
