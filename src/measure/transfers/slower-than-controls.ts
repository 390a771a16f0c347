import type { Observation } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';
import { fasterKbps, wholeKbps } from './compared-speed.ts';
import type { ControlTransfers } from './control-transfers.ts';
import { farKbps, manyTries, shortLossRate, usualLossRate } from './lost-packets.ts';
import { longestRoundTripMs, roundTripTo, roundTripToNearest } from './round-trip.ts';
import { isPage, isWhole } from './sample.ts';
import { sendingMs } from './small-transfers.ts';
import { dependsOnSize, isPassed, speedOf } from './transfer.ts';

/**
 * What is this many times slower than the slowest control looks slow.
 * @source our choice: more than connections differ by chance
 */
export const timesSlower = 5;

/**
 * A faster transfer than this is never slow.
 * @source our choice: enough for pictures and voice messages
 */
export const slowKbps = 1000;

/**
 * The same limit where earlier checks show the usual speed and the speed has fallen.
 * @source our choice: twice `slowKbps`, since the usual speed is known
 */
export const slowAgainstUsualKbps = 2000;

/**
 * What is limited to `slowKbps` seems no faster than this.
 * @source our choice: a quarter more, since its round trips may have passed while it came
 */
const seemingKbps = 1250;

/**
 * An upload that takes more round trips than this is slow not only because of distance.
 * @source a normal one of this size takes four or five
 */
export const maxRoundTrips = 12;

/** What a transfer has to be slower than, to be slow. */
interface Bar {
  /** Nothing faster is slow, kbit/s. */
  readonly belowKbps: number;
  /** How many times faster a control has to be, of downloads. */
  readonly times: number;
  /** On a path that loses this share of its packets, TCP carries no more than its round trip allows. */
  readonly lossRate: number;
  /** The speed of a download that counts. */
  readonly kbpsOf: (o: Observation, check: Check) => number | undefined;
}

const bars = {
  /** One sample leads to others. */
  doubt: { belowKbps: slowAgainstUsualKbps, times: timesSlower, lossRate: usualLossRate / 2, kbpsOf: fasterKbps },
  /**
   * The same beside a control whose sample was too short to show a fast line.
   * `times`: @source in slow start 112 KiB come at 3 to 5 Mbit/s on any line, where a round trip takes 90 ms (RFC 6928)
   */
  doubtBesideShort: { belowKbps: seemingKbps, times: 2, lossRate: usualLossRate / 2, kbpsOf: fasterKbps },
  /**
   * Two tries agree. `times`: @source our choice: between a server that gives no connection more than a fifth of a line,
   * and a tenth of it.
   */
  few: { belowKbps: slowKbps, times: 6, lossRate: shortLossRate, kbpsOf: fasterKbps },
  /** As many as `manyTries` agree, each by its whole time: where packets were lost, one of them comes sooner. */
  many: { belowKbps: seemingKbps, times: 6, lossRate: usualLossRate, kbpsOf: wholeKbps },
} as const satisfies Readonly<Record<string, Bar>>;

/** What each of so many closer tries has to be slower than. */
export function barOf(tries: number): Bar {
  return tries < manyTries ? bars.few : bars.many;
}

/**
 * The transfer may lead to "slow" or "blocked", so it is repeated, and controls are sampled for longer: a short sample of
 * theirs is mostly slow start, and shows too little.
 */
export function isSuspicious(o: Observation, controls: ControlTransfers, check: Check): boolean {
  if (!dependsOnSize(o)) return false;
  if (!isPassed(o)) return true;
  const roundTripMs = roundTripToNearest(o, check);
  const isBelow = (bar: Bar) => isSlowerAt(roundTripMs, o, controls, check, bar);
  return isBelow(bars.doubt) || (controls.mayBeFaster && isBelow(bars.doubtBesideShort));
}

/** Are all of these downloads slow beside controls, but so few that lost packets may explain it? */
export function mayBeLosses(closer: readonly Observation[], controls: ControlTransfers, check: Check): boolean {
  const passed = closer.filter(isPassed);
  return (
    passed.every((o) => isSlower(o, controls, check, bars.many)) &&
    passed.some((o) => !isSlower(o, controls, check, barOf(closer.length)))
  );
}

/** Are all of these downloads slow beside the faster one of two long samples of controls, and not beside the other? */
export function isOneControlLate(closer: readonly Observation[], controls: ControlTransfers, check: Check): boolean {
  const { fasterOfTwoKbps } = controls;
  if (fasterOfTwoKbps === undefined) return false;
  const passed = closer.filter(isPassed);
  const areSlow = (beside: ControlTransfers) => passed.every((o) => isSlower(o, beside, check, bars.many));
  return areSlow({ ...controls, atLeastKbps: fasterOfTwoKbps }) && !areSlow(controls);
}

/**
 * Are all of these downloads slow beside controls, unless their host is as far away as connecting to it seemed to show?
 * Other hosts of its service are nearer, so it may have been the queue before a service that is held up.
 */
export function mayBeQueued(closer: readonly Observation[], controls: ControlTransfers, check: Check): boolean {
  const passed = closer.filter(isPassed);
  const isNearer = (near: Bar, asFar: Bar) =>
    passed.every((o) => isSlowerAt(roundTripToNearest(o, check), o, controls, check, near)) &&
    passed.some((o) => !isSlower(o, controls, check, asFar));
  const bar = barOf(closer.length);
  // Too long a round trip makes the speed without it too high as well.
  return isNearer(bar, bar) || isNearer({ ...bars.many, lossRate: bars.doubt.lossRate }, bars.many);
}

/**
 * Many times slower than controls of the same minutes, slower than the bar, and slower than the distance of its host
 * explains.
 */
export function isSlower(o: Observation, controls: ControlTransfers, check: Check, bar: Bar): boolean {
  return isSlowerAt(longestRoundTripMs(o.host, check), o, controls, check, bar);
}

/** @param roundTripMs one round trip to its host at most; undefined where it is not known */
function isSlowerAt(
  roundTripMs: number | undefined,
  o: Observation,
  controls: ControlTransfers,
  check: Check,
  { belowKbps, times, lossRate, kbpsOf }: Bar,
): boolean {
  if (isPage(o) && isWhole(o)) return false;
  const { atLeastKbps, isSlow } = controls;
  const isDown = o.transfer?.direction === 'down';
  const kbps = isDown ? kbpsOf(o, check) : speedOf(o);
  if (kbps === undefined || isSlow || kbps >= belowKbps) return false;
  if (isDown) return kbps * times < (atLeastKbps ?? 0) && kbps < farKbps(roundTripMs ?? 0, lossRate);
  // An upload is all slow start, so distance alone makes it take longer.
  const ms = sendingMs(o, check);
  const farMs = maxRoundTrips * (roundTripTo(o.host, check) ?? Number.POSITIVE_INFINITY);
  return ms > timesSlower * (controls.slowestMs ?? ms) && ms > farMs;
}
