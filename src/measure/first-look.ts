import { isTimeout } from '../model/failures.ts';
import type { Observation, Subject } from '../model/observation.ts';
import { isNarrowLine, lineOf } from './line.ts';
import {
  bodyMs,
  cameAtOnce,
  downloadSample,
  isPassed,
  ranOutOfTime,
  roundTripTo,
  saysNothing,
  sendingMs,
  slowAgainstUsualKbps,
  slowestControlKbps,
  type TransferProbe,
  timesSlower,
  transfersOf,
} from './transfer-samples.ts';

/**
 * The first look at transfers: a small sample of every service at once, beside controls in unlike networks. What looks
 * wrong gets a closer look, so a first look alone accuses nobody.
 */
export const firstProbes = { download: 'first-download', upload: 'first-upload' } as const;

/** Limits of the first look at a large object. */
export const firstDownload = {
  /**
   * Bytes that are read.
   * @source three times the 16 KB after which filters freeze a connection
   */
  mostBytes: 49_152,
  /**
   * Longest time of reading, where the speed of the line is not known or low.
   * @source our choice: enough for `narrowBytes` at 40 kbit/s
   */
  mostMs: 6000,
  /**
   * A download that is silent for longer than this looks wrong.
   * @source our choice: what was only late passes the closer look
   */
  stallMs: 2500,
} as const;

/**
 * Bytes of an upload at the first look.
 * @source twice the 16 KB after which filters freeze a connection
 */
export const firstUploadBytes = 32_768;

/**
 * Bytes of both on a narrow line.
 * @source filters freeze a connection after 16 to 20 KB or after 25 packets. Seventeen of these can carry the body, when
 * eight went to the handshake and the head: 24.6 kB, which a sample has to exceed
 */
export const narrowBytes = 28_672;

/**
 * Deadline of an upload at the first look.
 * @source our choice: enough for `narrowBytes` at 40 kbit/s
 */
const firstUploadMs = 6000;

/**
 * On a line that is not narrow a sample of the first look that takes longer than this looks wrong: an upload where those
 * of controls took less than a fifth (`timesSlower`) of it, a download after the time that the line itself needs.
 * @source our choice: as long as a download may be silent
 */
const wideMs = 2500;

/**
 * Bytes of all samples that are read at once.
 * @source seven services and a control
 */
const bytesAtOnce = 8 * firstDownload.mostBytes;

/**
 * Round trips that a sample needs besides.
 * @source connecting, and slow start (RFC 6928)
 */
const roundTripsOfSample = 8;

/**
 * From a host that is farther away than this a sample is read at once: asking for parts takes round trips, and so does
 * the beginning of each.
 * @source our choice: a twentieth of the two seconds after which all answers are known
 */
const shortRoundTripMs = 100;

/**
 * Bytes that are read from a host that is farther away than `farRoundTripMs`.
 * @source what comes in two round trips: ten segments, and then twenty (RFC 6928), hold 43 kB
 */
const farBytes = 40_960;

/**
 * From there the whole sample would take a third round trip.
 * @source our choice: up to it a service slowed to 128 kbit/s takes longer than `fewRoundTrips`
 */
const farRoundTripMs = 300;

/**
 * Bytes of its first part. The rest is asked for before anything is measured, so that the round trip does not count.
 * @source of so long a sample two fifths (`slowStartShare`) do not count
 */
const firstPartBytes = 16_384;

interface Parts {
  readonly firstBytes: number;
  readonly leastBytes: number;
}

/** How to ask for the sample of a closer look, so that of something slow nothing is under way when it ends. */
export function closerParts(host: string, seen: readonly Observation[]): { readonly parts?: Parts } {
  return inParts(narrowBytes, host, seen);
}

function inParts(firstBytes: number, host: string, seen: readonly Observation[]): { readonly parts?: Parts } {
  return awayMs(host, seen) > shortRoundTripMs ? {} : { parts: { firstBytes, leastBytes: narrowBytes } };
}

interface DownloadLimits {
  readonly mostBytes: number;
  readonly mostMs: number;
  readonly stallMs: number;
  readonly parts?: Parts;
}

/** Limits of the first look at a large object on this line. */
export function firstDownloadLimits(host: string, seen: readonly Observation[], isSmall: boolean): DownloadLimits {
  // The speed of what came all at once shows in a larger sample.
  const again = seen.some((o) => o.host === host && o.probe === firstProbes.download && cameAtOnce(o));
  if (again) return { ...downloadSample, ...closerParts(host, seen) };
  if (isSmall) return { ...firstDownload, mostBytes: narrowBytes };
  const kbps = fastestControlKbps(seen);
  const isFar = awayMs(host, seen) > farRoundTripMs;
  const sample = isFar ? { ...firstDownload, mostBytes: farBytes } : firstDownload;
  if (kbps === undefined) return sample;
  const { roundTripMs = 0 } = lineOf(seen);
  const ownMs = (bytesAtOnce * 8) / kbps + roundTripsOfSample * roundTripMs;
  return {
    ...sample,
    mostMs: Math.min(firstDownload.mostMs, wideMs + ownMs),
    ...inParts(firstPartBytes, host, seen),
  };
}

/**
 * The same of an upload: its deadline, and how much longer it may take where the controls leave that open.
 * @param leastMs deadline of any request
 * @param seen goes on growing meanwhile
 */
export function firstUploadLimits(
  seen: readonly Observation[],
  isSmall: boolean,
  leastMs: number,
): { readonly deadlineMs: number; readonly moreMs: () => number } {
  const deadlineMs = Math.max(leastMs, isSmall ? firstUploadMs : wideMs);
  const moreMs = () => {
    const ofControls = controlsThatPass('upload', seen).map(bodyMs);
    const slowMs = ofControls.length > 0 ? Math.max(...ofControls) * timesSlower : Number.POSITIVE_INFINITY;
    return Math.max(0, Math.min(firstUploadMs, slowMs) - deadlineMs);
  };
  return { deadlineMs, moreMs };
}

/**
 * A slower line than this is narrow: samples are smaller, and made one after the other.
 * @source our choice: seven samples at once take three seconds at this speed
 */
export const narrowKbps = 1000;

/**
 * On a slower line than this samples are made one after the other: of several at once each would show its share of the
 * line, and a service that is slowed would not be slower than the others.
 * @source our choice: all samples together (`bytesAtOnce`) take half a second at this speed
 */
const sharedKbps = 6000;

/**
 * A sample that takes fewer round trips than this does not show that a line is narrow.
 * @source slow start needs three or four for so many bytes (RFC 6928)
 */
const fewRoundTrips = 8;

/**
 * One that takes fewer than this does not show that samples would share the line.
 * @source the same, and one for the request
 */
const fewestRoundTrips = 5;

/**
 * An upload of the first look that takes less than this is never slow.
 * @source our choice: on a busy device small transfers take tenths of seconds by themselves
 */
const shortestUploadMs = 600;

/** What the first look at one transfer of a service shows; `nothing`: it says nothing about the service. */
export type Look = 'fine' | 'broken' | 'slow' | 'nothing';

/** The first look at a transfer; undefined while it was not made. */
export function firstLook(subject: Subject, probe: TransferProbe, seen: readonly Observation[]): Look | undefined {
  const look = lastLook(subject, probe, seen);
  return look && lookOf(look, probe, seen);
}

/** What one transfer shows beside the controls of the first look. */
export function lookOf(o: Observation, probe: TransferProbe, seen: readonly Observation[]): Look {
  if (saysNothing(o)) return 'nothing';
  // A download that trickles is slow; its connection is not frozen.
  if (!isWhole(o) && !isTrickling(o)) return 'broken';
  if (isSlow(o, probe, seen)) return 'slow';
  return isWhole(o) ? 'fine' : 'broken';
}

/** The newest one: where an object is gone, the next of its list replaces it. */
export function lastLook(
  subject: Subject,
  probe: TransferProbe,
  seen: readonly Observation[],
): Observation | undefined {
  return transfersOf(subject, firstProbes[probe], seen).at(-1);
}

/**
 * Where the first looks of so many services broke off, and of at least half of all, none of them counts as a try beside
 * a closer look.
 * @source over a narrow line samples wait for each other; filters freeze one service or two, or whatever is abroad
 */
const manyBroken = 3;

/** Does a first look that broke off say as much as a closer one? */
function standsOut(probe: TransferProbe, seen: readonly Observation[]): boolean {
  const looks = seen.filter((o) => o.probe === firstProbes[probe] && o.subject.kind === 'service' && !saysNothing(o));
  const broken = looks.filter((o) => !isWhole(o) && !isTrickling(o));
  return broken.length < manyBroken || broken.length * 2 < looks.length;
}

/**
 * Is a first look that broke off one of the tries that have to agree? A single closer look agrees with it where both
 * stopped in the middle, or nothing came of either, or where the line is wide upwards: what waits behind uploads stops
 * once here and once there.
 */
export function isTryBeside(
  closer: readonly Observation[],
  first: Observation,
  probe: TransferProbe,
  seen: readonly Observation[],
): boolean {
  const [closest] = closer;
  if (closest === undefined || closer.some(isPassed) || !standsOut(probe, seen)) return false;
  return closer.length > 1 || hasBegun(closest) === hasBegun(first) || speedUpwards(seen) === 'wide';
}

function hasBegun({ transfer }: Observation): boolean {
  return (transfer?.bytes ?? 0) > 0;
}

/** Enough came for a filter to have frozen it. */
function isWhole(o: Observation): boolean {
  const { transfer } = o;
  if (!transfer || !isPassed(o)) return false;
  return transfer.end === 'whole' || transfer.bytes >= narrowBytes;
}

/** Its time was over before enough had come. */
function isTrickling({ transfer }: Pick<Observation, 'transfer'>): boolean {
  return transfer?.direction === 'down' && transfer.end === 'enough' && transfer.bytes < narrowBytes;
}

/** The transfer left its connection with bytes under way or a request unanswered, so nothing more may come over it. */
export function isStuck(o: Pick<Observation, 'probe' | 'outcome' | 'transfer'>): boolean {
  const { probe, outcome, transfer } = o;
  if (transfer === undefined) return isTransfer(probe) && outcome.kind === 'failed' && isTimeout(outcome.failure);
  return transfer.end === 'stalled' || (probe === 'download' ? ranOutOfTime(o) : isTrickling(o));
}

function isTransfer(probe: Observation['probe']): boolean {
  return probe === 'download' || probe === 'first-download' || probe === 'object-head';
}

/** The controls that passed the first look. */
export function controlsThatPass(probe: TransferProbe, seen: readonly Observation[]): Observation[] {
  return seen.filter((o) => o.probe === firstProbes[probe] && o.subject.kind === 'control' && isWhole(o));
}

/** Were controls looked at? */
export function wasLookedAt(seen: readonly Observation[]): boolean {
  return seen.some((o) => o.probe === 'first-download' && o.subject.kind === 'control' && !saysNothing(o));
}

/** Controls were looked at and none passed, so no service was. */
export function noControlPasses(seen: readonly Observation[]): boolean {
  return wasLookedAt(seen) && controlsThatPass('download', seen).length === 0;
}

/** Speed of the slowest control at the first look, kbit/s. */
export function firstControlKbps(seen: readonly Observation[]): number | undefined {
  const speeds = controlsThatPass('download', seen).flatMap((o) => o.transfer?.kbps ?? []);
  return speeds.length > 0 ? Math.min(...speeds) : undefined;
}

/** Many times slower than the slowest control, and not because it is far away. A fast transfer is never slow. */
function isSlow(o: Observation, probe: TransferProbe, seen: readonly Observation[]): boolean {
  const controls = controlsThatPass(probe, seen).map(rateOf);
  if (controls.length === 0 || lineSpeed(seen) === 'crawling') return false;
  const kbps = rateOf(o);
  const shortest = probe === 'upload' ? shortestUploadMs : 0;
  const isNormal = sendingMs(o, seen) <= Math.max(shortest, fewRoundTrips * awayMs(o.host, seen));
  return kbps < slowAgainstUsualKbps && kbps * timesSlower < Math.min(...controls) && !isNormal;
}

/** kbit/s. Infinite for a download that came all at once: it was not held up, whatever the device was busy with. */
function rateOf(o: Observation): number {
  const { transfer } = o;
  if (!transfer) return Number.POSITIVE_INFINITY;
  if (transfer.direction === 'down' && !isTrickling(o)) return transfer.kbps ?? Number.POSITIVE_INFINITY;
  return (transfer.bytes * 8) / bodyMs(o);
}

export function isAbroad({ subject }: Observation): boolean {
  return subject.kind === 'control' && subject.class !== 'domestic';
}

/** `moderate`: samples would share it. `crawling`: too slow to say of a service that it is slow. */
export type LineSpeed = 'unknown' | 'wide' | 'moderate' | 'narrow' | 'crawling';

/** The speed of the line, by the fastest control of the first look. One abroad shows more than one inside the country. */
export function lineSpeed(seen: readonly Observation[]): LineSpeed {
  const kbps = fastestControlKbps(seen);
  if (kbps === undefined) return 'unknown';
  if (kbps >= narrowKbps) return (fastestControlKbps(seen, fewestRoundTrips) ?? 0) < sharedKbps ? 'moderate' : 'wide';
  return kbps < slowestControlKbps ? 'crawling' : 'narrow';
}

/** Anything large would delay the answers there. */
export function isNarrow(seen: readonly Observation[]): boolean {
  const speed = lineSpeed(seen);
  return isNarrowLine(seen) || speed === 'narrow' || speed === 'crawling';
}

function fastestControlKbps(seen: readonly Observation[], roundTrips = fewRoundTrips): number | undefined {
  const controls = controlsThatPass('download', seen);
  const abroad = controls.filter(isAbroad);
  const speeds = (abroad.length > 0 ? abroad : controls).map((o) => lineKbps(o, seen, roundTrips));
  return speeds.length > 0 ? Math.max(...speeds) : undefined;
}

/**
 * Where every upload of a control takes longer than this, the line crawls upwards, however far away the controls are: what
 * fills the way up makes round trips long by itself.
 * @source our choice: 80 kbit/s; with round trips of 800 ms it takes four of them (RFC 6928)
 */
const crawlingUploadMs = 3200;

/** Would several uploads at once only delay each other? */
export function isNarrowUpwards(seen: readonly Observation[]): boolean {
  return ['narrow', 'crawling'].includes(speedUpwards(seen));
}

/** The speed of the line upwards, by the controls of the first look. `crawling`: an upload delays downloads as well. */
export function speedUpwards(seen: readonly Observation[]): Exclude<LineSpeed, 'moderate'> {
  const ofControls = controlsThatPass('upload', seen);
  if (ofControls.length === 0) return 'unknown';
  if (ofControls.every((o) => bodyMs(o) > crawlingUploadMs)) return 'crawling';
  return ofControls.some((o) => lineKbps(o, seen) >= narrowKbps) ? 'wide' : 'narrow';
}

/** Infinite where the distance alone explains the time. On a narrow line what is under way makes round trips long. */
function lineKbps(o: Observation, seen: readonly Observation[], roundTrips = fewRoundTrips): number {
  const isFar = bodyMs(o) <= roundTrips * awayMs(o.host, seen);
  if (isFar && !isNarrowLine(seen)) return Number.POSITIVE_INFINITY;
  return rateOf(o);
}

/** One round trip to a host, or where none is known, the line's own. */
function awayMs(host: string, seen: readonly Observation[]): number {
  return roundTripTo(host, seen) ?? lineOf(seen).roundTripMs ?? 0;
}
