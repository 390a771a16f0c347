import type { Observation, Subject } from '../../model/observation.ts';
import type { NetworkVerdict, SampleSpeeds } from '../../model/verdict.ts';
import { median } from '../median.ts';
import { type FirstSample, firstSample, sampleOf } from './first-sample.ts';
import { type PastSpeeds, type SampleKind, type UsualSpeed, usualSpeed } from './past-speeds.ts';
import { expectedRoundTripMs } from './round-trip.ts';
import { firstProbes, isWhole, narrowBytes, rateOf } from './sample.ts';
import { sendingMs } from './small-transfers.ts';
import { cameAtOnce, downloadSample, isPassed, speedOf, type TransferProbe, transfersOf } from './transfer.ts';

/**
 * A sample of this share of what is usual, or less, has fallen.
 * @source half of it, and what two measurements of the same line differ by
 */
const fallenShare = 0.6;

/**
 * It has to be lower than this share of the lowest usual one: what varies a lot is not slowed because it varies.
 * @source our choice
 */
const belowLowestShare = 0.85;

/**
 * Controls below this share of what is usual are slower than usual, and so is the line.
 * @source our choice: between a whole line and half of one
 */
const sameLineShare = 0.75;

/**
 * Most of the looks at controls have to be as usual: so many times as many as there are others.
 * @source our choice: a single sample may meet a moment's trouble
 */
const timesAsUsual = 2;

/**
 * The fastest control has to be at least this many times faster than what has fallen.
 * @source our choice: less than twice, since neither measurement is exact
 */
const timesFaster = 1.4;

/**
 * Faster first samples count as this fast.
 * @source 29 kB of a first sample are timed: 12 ms at this speed, and a busy device is late by as much
 */
const fastestFirstKbps = 20_000;

/**
 * The same for long samples.
 * @source seven times as much of them is timed, and more of it comes in slow start
 */
const fastestLongKbps = 50_000;

/**
 * An upload that takes less time than this counts as one that takes this.
 * @source our choice: on a busy device small transfers take as long by themselves
 */
const shortestSendingMs = 60;

/**
 * In so many round trips the part of a long sample that is timed comes, however fast the line is.
 * @source windows that double, of ten segments at first (RFC 6928): two, and one for what is asked for in parts
 */
const roundTripsOfLong = 3;

/**
 * The bytes of it that are timed.
 * @source what `slowStartBytes` leaves
 */
const timedBytes = downloadSample.maxBytes - 65_536;

/** Kinds of samples that are compared with those of earlier checks. */
const kinds: Readonly<Partial<Record<Observation['probe'], SampleKind>>> = {
  'first-download': 'first',
  'first-upload': 'first',
  'long-download': 'long',
  download: 'long',
  upload: 'long',
};

/** The speed that later checks compare with theirs, kbit/s; undefined where the sample shows none. */
function comparedKbps(o: Observation, seen: readonly Observation[]): number | undefined {
  const { transfer } = o;
  const kind = kinds[o.probe];
  if (!transfer || kind === undefined || !isPassed(o)) return undefined;
  if (transfer.direction === 'up') {
    // A check that saves data, or a narrow line, has less to send.
    if (transfer.bytes <= narrowBytes) return undefined;
    return Math.round((transfer.bytes * 8) / Math.max(shortestSendingMs, sendingMs(o, seen)));
  }
  if (kind === 'long') return cameAtOnce(o) ? fastestLongKbps : atMost(fastestLongKbps, speedOf(o));
  const isFull = isWhole(o) && transfer.bytes > narrowBytes;
  return isFull ? atMost(fastestFirstKbps, rateOf(o)) : undefined;
}

function atMost(kbps: number, measured: number | undefined): number | undefined {
  return measured === undefined ? undefined : Math.min(kbps, measured);
}

/** What later checks need to know of the samples of a service in one direction. */
export function sampleSpeeds(
  subject: Subject,
  probe: TransferProbe,
  seen: readonly Observation[],
): SampleSpeeds | undefined {
  const first = fastest(transfersOf(subject, firstProbes[probe], seen), seen);
  const long = fastest(longSamples(subject, probe, seen), seen);
  if (first === undefined && long === undefined) return undefined;
  return { ...(first === undefined ? {} : { first }), ...(long === undefined ? {} : { long }) };
}

/** The same for the first samples of controls. */
export function controlSpeeds(seen: readonly Observation[]): NetworkVerdict['samples'] {
  const samples: Record<string, { down?: number; up?: number }> = {};
  for (const o of seen) {
    if (o.subject.kind !== 'control' || !o.transfer || kinds[o.probe] !== 'first') continue;
    const kbps = comparedKbps(o, seen);
    if (kbps === undefined) continue;
    samples[o.subject.control] = { ...samples[o.subject.control], [o.transfer.direction]: kbps };
  }
  return Object.keys(samples).length > 0 ? samples : undefined;
}

function longSamples(subject: Subject, probe: TransferProbe, seen: readonly Observation[]): readonly Observation[] {
  const inTurn = probe === 'download' ? transfersOf(subject, 'long-download', seen) : [];
  return [...inTurn, ...transfersOf(subject, probe, seen)];
}

function fastest(samples: readonly Observation[], seen: readonly Observation[]): number | undefined {
  const speeds = samples.flatMap((o) => comparedKbps(o, seen) ?? []);
  return speeds.length > 0 ? Math.max(...speeds) : undefined;
}

/**
 * What is usual of this sample. Of a long one that was never taken before, what is usual of first ones, if that
 * allows it.
 */
function referenceFor(
  o: Observation,
  seen: readonly Observation[],
  past: PastSpeeds,
  isControl: boolean,
): UsualSpeed | undefined {
  const { subject, transfer } = o;
  const kind = kinds[o.probe];
  if (!transfer || kind === undefined) return undefined;
  const { direction } = transfer;
  const own = usualSpeed(past, { subject, direction, kind });
  if (own !== undefined || kind === 'first') return own;
  const first = usualSpeed(past, { subject, direction, kind: 'first' });
  if (first === undefined) return undefined;
  // A server that sends its first bytes faster than the rest shows that in each check; only what changed counts.
  const probe = direction === 'down' ? 'download' : 'upload';
  const hasChanged = transfersOf(subject, firstProbes[probe], seen).some((other) => isBelowUsual(other, seen, past));
  if (!isControl && !hasChanged) return undefined;
  const allowedKbps = direction === 'up' ? first.kbps : (timedBytes * 8) / (roundTripsOfLong * roundTrip(o, seen));
  return { kbps: Math.min(first.kbps, allowedKbps), lowestKbps: Math.min(first.lowestKbps, allowedKbps) };
}

function roundTrip(o: Observation, seen: readonly Observation[]): number {
  return Math.max(1, expectedRoundTripMs(o.host, seen));
}

/** Has this sample fallen to half of what is usual, or less? */
export function isBelowUsual(o: Observation, seen: readonly Observation[], past: PastSpeeds): boolean {
  const kbps = comparedKbps(o, seen);
  const usual = referenceFor(o, seen, past, false);
  if (kbps === undefined || usual === undefined) return false;
  return kbps <= fallenShare * usual.kbps && kbps < belowLowestShare * usual.lowestKbps;
}

/** What the samples that are taken of every service show, with the one that is taken in turn. */
export type SampleBesidePast = FirstSample | 'fallen';

/**
 * `fallen`: its first sample is fine beside controls, and slower than usual, or what follows after the first part is.
 */
export function sampleBesidePast(
  subject: Subject,
  probe: TransferProbe,
  seen: readonly Observation[],
  past: PastSpeeds,
): SampleBesidePast | undefined {
  const look = firstSample(subject, probe, seen);
  if (look !== 'fine' && look !== 'late') return look;
  const inTurn = transfersOf(subject, 'long-download', seen).filter(() => probe === 'download');
  const samples = [...transfersOf(subject, firstProbes[probe], seen), ...inTurn];
  const isDoubtful =
    (samples.some((o) => isBelowUsual(o, seen, past)) && areControlsAsUsual(probe, seen, past)) ||
    inTurn.some((o) => ['broken', 'slow'].includes(sampleOf(o, probe, seen)));
  return isDoubtful ? 'fallen' : look;
}

/** What closer samples show beside earlier checks. */
export interface AgainstPast {
  readonly speed: 'unknown' | 'usual' | 'fallen';
  /** What is usual, kbit/s, where it has fallen. */
  readonly usualKbps?: number;
}

/**
 * Are all of these samples below what is usual, while controls are as usual and faster? Where controls have fallen too,
 * it is the line, and nothing is known of the service.
 */
export function againstPast(
  probe: TransferProbe,
  closer: readonly Observation[],
  seen: readonly Observation[],
  past: PastSpeeds,
): AgainstPast {
  const known = closer.flatMap((o) => (isPassed(o) ? (referenceFor(o, seen, past, false)?.kbps ?? []) : []));
  const usualKbps = median(known);
  if (usualKbps === undefined) return { speed: 'unknown' };
  const passed = closer.filter(isPassed);
  if (!passed.every((o) => isBelowUsual(o, seen, past))) return { speed: 'usual' };
  const best = fastest(passed, seen) ?? 0;
  const ofControls = seen.filter((o) => o.subject.kind === 'control' && o.probe === probe);
  const isFaster = (fastest(ofControls, seen) ?? 0) >= timesFaster * best;
  if (!isFaster || !areControlsAsUsual(probe, seen, past)) return { speed: 'unknown' };
  return { speed: 'fallen', usualKbps: Math.round(usualKbps) };
}

function areControlsAsUsual(probe: TransferProbe, seen: readonly Observation[], past: PastSpeeds): boolean {
  const looks = seen
    .filter((o) => o.subject.kind === 'control' && (o.probe === probe || o.probe === firstProbes[probe]))
    .flatMap((o) => {
      const [kbps, usual] = [comparedKbps(o, seen), referenceFor(o, seen, past, true)];
      return kbps === undefined || usual === undefined ? [] : [kbps >= sameLineShare * usual.kbps];
    });
  const asUsual = looks.filter((isAsUsual) => isAsUsual).length;
  return asUsual > 0 && asUsual >= timesAsUsual * (looks.length - asUsual);
}
