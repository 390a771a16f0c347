import type { Observation } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';
import { distanceExplains, lineSpeed, speedUpwards } from './line-speed.ts';
import { isPage, isWhole } from './sample.ts';
import { overallKbps } from './transfer.ts';

/**
 * A sample that moved faster than this, over its whole time, is not late.
 * @source our choice: half of `slowKbps`, since the whole time includes the server's own and slow start
 */
const lateKbps = 500;

/**
 * A sample is late when the fastest other one of its round was this many times faster.
 * @source our choice: less than `timesSlower`, since it leads to a closer sample alone
 */
const timesLater = 3;

/**
 * Did a first sample come late, without showing its speed? On a busy device a body comes all at once, or ends with a
 * burst, and controls are late as well: a slowed sample does not stand out among them. Of an upload only the end is
 * seen: one with retransmissions may still end within the time that controls allow.
 */
export function isLate(o: Observation, check: Check): boolean {
  // A full uplink also delays the acknowledgements of downloads.
  if (isPage(o) || lineSpeed(check) === 'crawling' || speedUpwards(check) === 'crawling') return false;
  const kbps = overallKbps(o);
  if (kbps >= lateKbps || showsItsSpeed(o, kbps) || distanceExplains(o, check)) return false;
  const others = check.by(o.probe).filter((other) => other !== o && !isPage(other) && isWhole(other));
  return kbps * timesLater < Math.max(...others.map(overallKbps));
}

/**
 * A sample whose most came at more than this many times its whole speed does not show its speed.
 * @source our choice: more than slow start makes of a difference (RFC 6928)
 */
const timesFasterAtEnd = 1.5;

/** A speed that was measured is compared with controls instead. */
function showsItsSpeed({ transfer }: Observation, kbps: number): boolean {
  return transfer?.kbps !== undefined && transfer.kbps < kbps * timesFasterAtEnd;
}
