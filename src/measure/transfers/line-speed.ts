import type { Observation } from '../../model/observation.ts';
import { type Check, derived } from '../check/check.ts';
import { isFreshAnswer } from '../check/outcomes.ts';
import { lineOf } from '../network/line.ts';
import { isNarrowLine } from '../network/narrow-line.ts';
import { controlsThatPass, isAbroad } from './first-controls.ts';
import type { UsualSpeeds } from './past-speeds.ts';
import { expectedRoundTripMs, shortRoundTripMs } from './round-trip.ts';
import { firstProbes, isPage, isTrickling, isWhole, rateOf } from './sample.ts';
import { sendingMs } from './small-transfers.ts';
import { bodyMs, overallKbps } from './transfer.ts';

/**
 * On a line slower than this no service can be judged slow.
 * @source our choice
 */
export const slowestControlKbps = 128;

/** `moderate`: samples would share it. `crawling`: too slow to say of a service that it is slow. */
export type LineSpeed = 'unknown' | 'wide' | 'moderate' | 'narrow' | 'crawling';

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
 * The same for first samples, by the speed at which the last 24 KiB of one came, which were asked for in one part: it
 * shows that of the line.
 * @source our choice: on a line of 10 Mbit/s a first sample shows twice its speed where the device is late by 10 ms
 */
const sharedTrainKbps = 15_000;

/**
 * A sample that takes fewer round trips than this does not show that a line is narrow.
 * @source slow start needs three or four for so many bytes (RFC 6928)
 */
export const fewRoundTrips = 8;

/**
 * The first sample of a download takes no more than these because its host is far away.
 * @source the request and slow start need four (RFC 6928), and a lost packet is sent again after one or two
 */
const roundTripsOfDistance = 6;

/** Did a transfer take no longer than the distance of its host explains? */
export function distanceExplains(o: Observation, check: Check): boolean {
  const roundTrips = o.probe === firstProbes.download ? roundTripsOfDistance : fewRoundTrips;
  return sendingMs(o, check) <= roundTrips * expectedRoundTripMs(o.host, check);
}

/**
 * One that takes fewer than this does not show that samples would share the line.
 * @source the same, and one for the request
 */
const minRoundTrips = 5;

/**
 * The speed of the line, by the fastest first sample of a control. One abroad shows more than one inside the country.
 */
export const lineSpeed = derived(speedOfLine);

function speedOfLine(check: Check): LineSpeed {
  const kbps = fastestControlKbps(check);
  if (kbps === undefined) return 'unknown';
  if (kbps >= narrowKbps) return (fastestControlKbps(check, minRoundTrips) ?? 0) < sharedKbps ? 'moderate' : 'wide';
  return kbps < slowestControlKbps ? 'crawling' : 'narrow';
}

/**
 * Would samples share the line, so that none of several at once shows its own speed? Earlier checks know that too where
 * those of controls come all at once. Where round trips are long, they hardly slow each other down.
 */
export function wouldShare(check: Check, { ofLine = Number.POSITIVE_INFINITY }: UsualSpeeds): boolean {
  if (lineSpeed(check) !== 'wide') return true;
  if (ofLine < sharedTrainKbps && (lineOf(check).roundTripMs ?? 0) <= shortRoundTripMs) return true;
  const near = controlsThatPass('download', check).filter(
    (o) => expectedRoundTripMs(o.host, check) <= shortRoundTripMs,
  );
  return near.length > 0 && Math.max(...near.map(rateOf)) < sharedTrainKbps;
}

/**
 * At least this many samples have to come slowly before the line is called slow.
 * @source our choice: a single control may be slow by itself
 */
const minSamples = 2;

/**
 * A line that moves large objects more slowly than this is slow, however quickly pages answer.
 * @source operators leave 32 to 128 kbit/s where the data of a plan is used up; and scripts of 1 MB, which pages of
 * messengers load, take half a minute at 270 kbit/s
 */
const slowLineKbps = 300;

/** Is the line itself too slow for photos, and not only one control, or services that are slowed? */
export function isTooSlowForPhotos(check: Check): boolean {
  const downloads = check.seen.filter((o) => !isPage(o) && (isWhole(o) || isTrickling(o)));
  const long = downloads.filter((o) => o.probe === 'download');
  const isSlowAsWhole = long.every((o) => overallKbps(o) < slowLineKbps && !distanceExplains(o, check));
  if (isSlowAsWhole && isOfSeveral(long)) return true;
  // On a slow line what is under way makes round trips long, and the last of a sample may come in a burst.
  const isFast = (o: Observation) =>
    Math.min(rateOf(o), overallKbps(o)) >= slowLineKbps || isFar(o, check, minRoundTrips);
  if (controlsOfLine(check).some(isFast)) return false;
  const samples = downloads.filter((o) => o.probe === firstProbes.download);
  const slow = samples.filter((o) => rateOf(o) < slowLineKbps);
  return isOfSeveral(slow) && slow.length * 2 > samples.length;
}

/** Are there enough of these samples, and one of a control? */
function isOfSeveral(samples: readonly Observation[]): boolean {
  return samples.length >= minSamples && samples.some(({ subject }) => subject.kind === 'control');
}

/** Anything large would delay the answers there. */
export function isNarrow(check: Check): boolean {
  const speed = lineSpeed(check);
  return isNarrowLine(check) || speed === 'narrow' || speed === 'crawling';
}

export function fastestControlKbps(check: Check, roundTrips = fewRoundTrips): number | undefined {
  const speeds = controlsOfLine(check).map((o) => lineKbps(o, check, roundTrips));
  return speeds.length > 0 ? Math.max(...speeds) : undefined;
}

function controlsOfLine(check: Check): readonly Observation[] {
  const controls = controlsThatPass('download', check);
  const abroad = controls.filter(isAbroad);
  return abroad.length > 0 ? abroad : controls;
}

/**
 * Where every upload of a control takes longer than this, the line crawls upwards, however far away the controls are: a
 * full uplink makes round trips long by itself.
 * @source our choice: 80 kbit/s; with round trips of 800 ms it takes four of them (RFC 6928)
 */
const crawlingUploadMs = 3200;

/**
 * On a slower uplink than this uploads are made one after the other: of several at once each would show its share.
 * @source our choice: the uploads of seven services take half a second at this speed
 */
const sharedUpKbps = 3000;

/**
 * An upload waits for these whatever the uplink.
 * @source one for its answer, and one since slow start sends no more than half of it at first (RFC 6928)
 */
const roundTripsOfUpload = 2;

/** Would several uploads at once share the uplink, so that none of them shows the speed of its own? */
export function wouldShareUpwards(check: Check): boolean {
  return controlsThatPass('upload', check).every((o) => {
    const ms = bodyMs(o) - roundTripsOfUpload * expectedRoundTripMs(o.host, check);
    return ((o.transfer?.bytes ?? 0) * 8) / Math.max(1, ms) < sharedUpKbps;
  });
}

/** The speed of the line upwards, by the first samples of controls. `crawling`: an upload delays downloads as well. */
export function speedUpwards(check: Check): Exclude<LineSpeed, 'moderate'> {
  const ofControls = controlsThatPass('upload', check);
  if (ofControls.length === 0) return 'unknown';
  if (ofControls.every((o) => bodyMs(o) > crawlingUploadMs)) return 'crawling';
  return ofControls.some((o) => lineKbps(o, check) >= narrowKbps) ? 'wide' : 'narrow';
}

/**
 * Round trips that a page takes over a new connection at least.
 * @source one for TCP, and one for the request, which may go with the handshake of TLS (RFC 8446, 0-RTT)
 */
const roundTripsOfPage = 2;

/** Infinite where the distance alone explains the time. */
function lineKbps(o: Observation, check: Check, roundTrips = fewRoundTrips): number {
  return isFar(o, check, roundTrips) ? Number.POSITIVE_INFINITY : rateOf(o);
}

/** On a narrow line what is under way makes round trips long. */
function isFar(o: Observation, check: Check, roundTrips: number): boolean {
  const pages = check.at(o.host).filter((page) => page.probe === 'https' && isFreshAnswer(page));
  const mostMs = Math.min(...pages.map(({ tookMs }) => tookMs / roundTripsOfPage));
  const longestMs = Math.min(expectedRoundTripMs(o.host, check), mostMs);
  return bodyMs(o) <= roundTrips * longestMs && !isNarrowLine(check);
}
