import type { Observation, Subject } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';
import { lineOf } from '../network/line.ts';
import { isAnyBelowUsual } from './against-past.ts';
import { controlsThatPass } from './first-controls.ts';
import { fastestControlKbps } from './line-speed.ts';
import type { PastSpeeds } from './past-speeds.ts';
import { expectedRoundTripMs, roundTripToNearest, shortRoundTripMs } from './round-trip.ts';
import { firstProbes, isPage, narrowBytes } from './sample.ts';
import { slowAgainstUsualKbps, timesSlower } from './slower-than-controls.ts';
import { bodyMs, cameAtOnce, downloadSample, downloadsOf, isPassed, overallKbps, transfersOf } from './transfer.ts';

/** Limits of the first sample of a large object. */
export const firstDownload = {
  /**
   * Bytes that are read.
   * @source twice the 16 to 20 KB after which filters freeze a connection; and what comes in two round trips: ten segments,
   * and then twenty (RFC 6928), hold 43 kB
   */
  maxBytes: 40_960,
  /**
   * Longest time of reading, where the speed of the line is not known or low.
   * @source our choice: enough for `narrowBytes` at 40 kbit/s
   */
  maxMs: 6000,
  /**
   * A download that is silent for longer than this looks wrong.
   * @source our choice: what was only late passes as a closer sample
   */
  stallMs: 2500,
} as const;

/** Bytes of a page that are read, as they are after decompression. */
const pageBytes = {
  /**
   * In a whole check.
   * @source HTML compresses to about a quarter, which makes more than the 25 packets after which filters freeze a
   * connection
   */
  whole: 163_840,
  /**
   * Where data is to be saved.
   * @source the same, which makes more than the 16 to 20 KB after which filters freeze a connection
   */
  saving: 90_112,
  /** On a narrow line, and where data is to be saved, over a connection over which nothing comes compressed. */
  narrow: narrowBytes,
} as const;

/**
 * Deadline of the first sample of an upload.
 * @source our choice: enough for `narrowBytes` at 40 kbit/s
 */
const firstUploadMs = 6000;

/**
 * On a line that is not narrow, a first sample that takes longer than this looks wrong: an upload where those
 * of controls took less than a fifth (`timesSlower`) of it, a download after the time that the line itself needs.
 * @source our choice: as long as a download may be silent
 */
const wideMs = 2500;

/**
 * Bytes of all samples that are read at once.
 * @source seven services and a control
 */
const bytesAtOnce = 8 * firstDownload.maxBytes;

/**
 * Round trips that a sample needs besides.
 * @source connecting, and slow start (RFC 6928)
 */
const roundTripsOfSample = 8;

/**
 * Bytes of its first part. The rest is asked for before anything is measured, so that the round trip does not count.
 * @source of so long a sample two fifths (`slowStartShare`), which are 16,384 bytes, do not count
 */
const firstPartBytes = 12_288;

interface Parts {
  readonly firstBytes: number;
  readonly minPartBytes: number;
}

/**
 * Bytes of a control's closer sample after a service that looks slow, and of a service's that looks slower than usual.
 * @source our choice: at 5 Mbit/s slow start takes a fifth of its time (RFC 6928), of a usual one half
 */
const longBytes = 393_216;

/** Limits of a closer sample. */
export function closerLimits(subject: Subject, host: string, check: Check, past: PastSpeeds): DownloadLimits {
  const isControl = subject.kind === 'control';
  const before = isControl ? check.seen : transfersOf(subject, 'download', check);
  const isLong = (isControl && check.seen.some(comesSlowly)) || isAnyBelowUsual(before, check, past);
  return {
    ...downloadSample,
    // What stops at the first look is read again, and what was only late comes then.
    ...(downloadsOf(subject, check).length === 0 ? { stallMs: firstDownload.stallMs } : {}),
    ...(isLong ? { maxBytes: longBytes } : {}),
    ...inParts(narrowBytes, roundTripToNearest({ subject, host }, check) ?? expectedRoundTripMs(host, check)),
  };
}

function comesSlowly(o: Observation): boolean {
  return (
    o.subject.kind === 'service' &&
    o.probe === 'download' &&
    isPassed(o) &&
    !isPage(o) &&
    overallKbps(o) < slowAgainstUsualKbps
  );
}

function inParts(firstBytes: number, roundTripMs: number): { readonly parts?: Parts } {
  return roundTripMs > shortRoundTripMs ? {} : { parts: { firstBytes, minPartBytes: narrowBytes } };
}

interface DownloadLimits {
  readonly maxBytes: number;
  readonly maxMs: number;
  readonly stallMs: number;
  readonly parts?: Parts;
  readonly isPage?: true;
}

/** Limits of the first sample of a large object on this line. */
export function firstDownloadLimits(host: string, check: Check, isSmall: boolean): DownloadLimits {
  // The speed of what came all at once shows in a larger sample.
  const again = check.at(host).some((o) => o.probe === firstProbes.download && cameAtOnce(o));
  if (again) return { ...downloadSample, ...inParts(narrowBytes, expectedRoundTripMs(host, check)) };
  if (isSmall) return { ...firstDownload, maxBytes: narrowBytes };
  const kbps = fastestControlKbps(check);
  if (kbps === undefined) return firstDownload;
  const { roundTripMs = 0 } = lineOf(check);
  const ownMs = (bytesAtOnce * 8) / kbps + roundTripsOfSample * roundTripMs;
  return {
    ...firstDownload,
    maxMs: Math.min(firstDownload.maxMs, wideMs + ownMs),
    ...inParts(firstPartBytes, expectedRoundTripMs(host, check)),
  };
}

/** Limits of reading a page, which is requested as a tab does. */
export function pageLimits(probe: 'download' | 'first-download', length: keyof typeof pageBytes): DownloadLimits {
  const limits = probe === 'download' ? downloadSample : firstDownload;
  return { ...limits, maxBytes: pageBytes[length], isPage: true };
}

/**
 * The same for an upload: its deadline, and how much longer it may take where the controls leave that open.
 * @param minMs deadline of any request
 * @param check it still grows meanwhile
 */
export function firstUploadLimits(
  check: Check,
  isSmall: boolean,
  minMs: number,
): { readonly deadlineMs: number; readonly moreMs: () => number } {
  const deadlineMs = Math.max(minMs, isSmall ? firstUploadMs : wideMs);
  const moreMs = () => {
    const ofControls = controlsThatPass('upload', check).map(bodyMs);
    const slowMs = ofControls.length > 0 ? Math.max(...ofControls) * timesSlower : Number.POSITIVE_INFINITY;
    return Math.max(0, Math.min(firstUploadMs, slowMs) - deadlineMs);
  };
  return { deadlineMs, moreMs };
}
