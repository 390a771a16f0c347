import type { Observation, Subject } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';
import { comparedKbps } from './compared-speed.ts';
import { wouldShare } from './line-speed.ts';
import { limitInDownloads } from './lost-packets.ts';
import { type BesidePast, type PastSpeeds, type UsualSpeeds, usualKbps } from './past-speeds.ts';
import { expectedRoundTripMs } from './round-trip.ts';
import { fullRateKbps } from './slow-start.ts';
import { downloadSample, isLongSample } from './transfer.ts';

/**
 * A sample at this share of the usual speed, or less, raises a doubt: longer ones follow.
 * @source our choice: of half the usual speed an ordinary sample (112 KiB) shows up to three fifths, since slow start
 * takes its part of both, and two samples of the same line differ by a tenth
 */
const doubtShare = 0.7;

/**
 * A long sample at this share of the speed that it would usually show, or less, has fallen.
 * @source half of it, plus the differences between three measurements of the same line, a tenth each
 */
const fallenShare = 0.65;

/**
 * An ordinary sample seems at most this many times slower than a long one of the same line.
 * @source RFC 6928: with round trips of 40 ms, 112 KiB come at 8 Mbit/s on a line of 20 and 384 KiB at 11.5; what exceeds
 * it is a line that is faster today
 */
const mostBySlowStart = 1.5;

function closerOfControls(check: Check): Observation[] {
  return check.by('download').filter(({ subject }) => subject.kind === 'control');
}

/**
 * Do closer samples show that the line itself has fallen? Then nothing can be compared with what is usual. One of a
 * control may meet a brief disturbance, so none of another service may be faster.
 */
function hasLineFallen(check: Check, past: UsualSpeeds): boolean {
  const { ofLine } = past;
  const ofControls = closerOfControls(check).flatMap((o) => comparedKbps(o, check) ?? []);
  if (ofLine === undefined || ofControls.length === 0) return false;
  const ofServices = check.seen.flatMap((o) => {
    const usual = usualKbps(past, o.subject);
    return o.subject.kind === 'service' && usual !== undefined ? (comparedKbps(o, check) ?? 0) / usual : [];
  });
  return Math.max(Math.max(...ofControls) / ofLine, ...ofServices) <= fallenShare;
}

/**
 * Is this closer sample below what is usual: a long one at half of it or less, an ordinary one so far that it may be? Most of
 * it may have come within the burst that a limit lets through, so only its whole time counts.
 */
function isBelowUsual(o: Observation, check: Check, past: UsualSpeeds): boolean {
  const kbps = comparedKbps(o, check);
  const usual = usualKbps(past, o.subject);
  if (kbps === undefined || usual === undefined || hasLineFallen(check, past)) return false;
  return kbps <= (isLongSample(o) ? fallenShare * usualIfLong(usual, o, check) : doubtShare * usual);
}

/**
 * What a long sample shows of a host at its usual speed, kbit/s, which ordinary ones measured. These are slow start in large
 * part, and what a long one has more comes at the full rate: at that of controls today, as far as the usual speed allows.
 */
function usualIfLong(usual: number, { host, transfer }: Observation, check: Check): number {
  const bytes = transfer?.bytes ?? 0;
  const ordinary = downloadSample.maxBytes;
  const ordinaryMs = (8 * ordinary) / usual;
  const fastest = fullRateKbps(ordinary, ordinaryMs, expectedRoundTripMs(host, check));
  const ofControls = closerOfControls(check)
    .filter(isLongSample)
    .flatMap((o) => comparedKbps(o, check) ?? []);
  const rate = ofControls.length === 0 ? usual : Math.max(usual, Math.min(fastest, ...ofControls));
  return Math.min(mostBySlowStart * usual, (8 * bytes) / (ordinaryMs + (8 * (bytes - ordinary)) / rate));
}

/**
 * May this be slower than usual, on a line that is not? Where samples share the line, each shows its own speed; but a first
 * one is slow start and what limits let through at once, in large part, so that an ordinary one is needed.
 */
export function mayHaveFallen(subject: Subject, check: Check, { download: past }: PastSpeeds): boolean {
  const isKnown = past.ofLine !== undefined && usualKbps(past, subject) !== undefined;
  return isKnown && wouldShare(check, past) && !hasLineFallen(check, past);
}

export const downloadsBesidePast: BesidePast = {
  isBelowUsual,
  hasLineFallen,
  kbpsOf: comparedKbps,
  limitIn: limitInDownloads,
  isKept: (o) => o.probe === 'download' && !isLongSample(o),
};
