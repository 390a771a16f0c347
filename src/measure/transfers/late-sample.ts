import type { Observation } from '../../model/observation.ts';
import { median } from '../median.ts';
import { isWhole } from './first-samples.ts';
import { lineSpeed, speedUpwards } from './line-speed.ts';
import { slowKbps } from './slower-than-controls.ts';
import { overallKbps } from './transfer.ts';

/**
 * A sample is late when it took this many times longer than most others of its round.
 * @source our choice: less than `timesSlower`, since it leads to a closer look alone
 */
const timesLater = 3;

/**
 * Fewer others than this are no majority.
 * @source our choice
 */
const fewestOthers = 3;

/**
 * Did a download of the first look come late, although not later than the slowest control? On a busy device controls are
 * late as well, and a body that comes all at once, or ends with a burst, does not show its speed: what is slowed hides among them.
 */
export function isLate(o: Observation, seen: readonly Observation[]): boolean {
  // What fills the way up also delays what acknowledges downloads.
  if (o.probe !== 'first-download' || lineSpeed(seen) === 'crawling' || speedUpwards(seen) === 'crawling') return false;
  const others = seen.filter((other) => other.probe === o.probe && other !== o && isWhole(other));
  if (others.length < fewestOthers) return false;
  const kbps = overallKbps(o);
  return kbps < slowKbps && kbps * timesLater < (median(others.map(overallKbps)) ?? 0);
}
