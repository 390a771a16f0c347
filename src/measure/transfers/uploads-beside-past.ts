import type { Observation, Subject } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';
import { distanceExplains } from './line-speed.ts';
import { mostApart } from './lost-packets.ts';
import { type BesidePast, type LimitShown, type PastSpeeds, type UsualSpeeds, usualKbps } from './past-speeds.ts';
import { firstProbes, isWhole } from './sample.ts';
import { bodyMs, isPassed, overallKbps, transfersOf } from './transfer.ts';

/**
 * A first upload at this share of the usual speed, or less, raises a doubt: closer ones follow.
 * @source our choice: a round trip or two are part of it, so one at half the speed seems less slow than it is
 */
const doubtShare = 0.7;

/**
 * A closer upload at this share of the usual speed, or less, has fallen.
 * @source half of it, and the round trips that are part of both
 */
const fallenShare = 0.6;

/**
 * Controls at this share of their usual speed, or less, show that the uplink itself has fallen.
 * @source our choice: two short uploads over the same line differ by a third
 */
const fallenLineShare = 0.65;

/**
 * A busy device makes an upload too long by this, ms.
 * @source our choice: there small transfers take tenths of seconds by themselves
 */
const busyMs = 150;

/** How fast the uplink is today, as a share of its usual speed; 1 where that is not known. */
function lineShare(check: Check, { ofLine }: UsualSpeeds): number {
  const ofControls = check.controls.filter(isKept).map(overallKbps);
  return ofLine === undefined || ofControls.length === 0 ? 1 : Math.max(...ofControls) / ofLine;
}

function hasLineFallen(check: Check, past: UsualSpeeds): boolean {
  return lineShare(check, past) <= fallenLineShare;
}

/** Is it slower than this share of what is usual, on the uplink as it is today, and however busy this device was? */
function isBelow(share: number, o: Observation, check: Check, past: UsualSpeeds): boolean {
  const usual = usualKbps(past, o.subject);
  if (usual === undefined || !isPassed(o) || hasLineFallen(check, past)) return false;
  const kbps = share * usual * Math.min(1, lineShare(check, past));
  return bodyMs(o) - busyMs >= ((o.transfer?.bytes ?? 0) * 8) / kbps;
}

/** Every check takes a first sample, and few a closer one. */
function isKept(o: Observation): boolean {
  return o.probe === firstProbes.upload && isWhole(o);
}

/** At a limit they take as long as each other, as far as this device lets them, while losses differ. */
function limitIn(tries: readonly Observation[]): LimitShown {
  const ms = tries.map(bodyMs);
  return Math.max(...ms) - busyMs <= mostApart * Math.min(...ms) ? 'shown' : 'none';
}

/** Is the first upload of this slower than usual? */
export function hasFallenAtFirst(subject: Subject, check: Check, { upload: past }: PastSpeeds): boolean {
  return transfersOf(subject, firstProbes.upload, check)
    .filter(isWhole)
    .some((o) => isBelow(doubtShare, o, check, past));
}

export const uploadsBesidePast: BesidePast = {
  // Packets that get lost on the way take a round trip each.
  isBelowUsual: (o, seen, past) => isBelow(fallenShare, o, seen, past) && !distanceExplains(o, seen),
  hasLineFallen,
  kbpsOf: (o) => (o.transfer?.direction === 'up' && isPassed(o) ? overallKbps(o) : undefined),
  limitIn,
  isKept,
};
