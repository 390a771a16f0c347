import type { Observation, Subject } from '../../model/observation.ts';
import { controlsThatPass } from './first-controls.ts';
import { type FirstSample, firstSample } from './first-sample.ts';
import { wouldShare } from './line-speed.ts';
import { type PastSpeeds, usualKbps } from './past-speeds.ts';
import { expectedRoundTripMs } from './round-trip.ts';
import { isWhole, rateOf } from './sample.ts';
import { bodyMs, isPassed, type TransferProbe, transfersOf } from './transfer.ts';

/**
 * A sample of this share of what is usual, or less, has fallen.
 * @source half of it, and what two measurements of the same line differ by
 */
const fallenShare = 0.6;

/**
 * Controls below this share of what is usual are slower than usual, and so is the line.
 * @source our choice: between a whole line and half of one
 */
const sameLineShare = 0.75;

/**
 * Most of the closer samples of controls have to be as usual: so many times as many as there are others.
 * @source our choice: a single sample may meet a moment's trouble
 */
const timesAsUsual = 2;

/**
 * The fastest control has to be at least this many times faster than what has fallen.
 * @source our choice: less than twice, since neither measurement is exact
 */
const timesFaster = 1.4;

/**
 * Faster closer samples count as this fast.
 * @source one takes 52 ms at this speed, and a busy device is late by as much
 */
const fastestKbps = 20_000;

/**
 * Round trips of a closer sample in which next to nothing comes.
 * @source one for each of its two requests, and one until the second window of slow start (RFC 6928)
 */
const idleRoundTrips = 3;

/**
 * The speed of a closer download that is compared with that of others, kbit/s; undefined where it shows none. It is taken
 * over the whole time, without the round trips that the distance costs: a busy device may be late to read what comes, which
 * makes a part of the time too short, and never the whole.
 */
function comparedKbps(o: Observation, seen: readonly Observation[]): number | undefined {
  const { probe, transfer, host } = o;
  if (probe !== 'download' || !transfer || !isPassed(o)) return undefined;
  const wholeMs = bodyMs(o);
  const ms = Math.max(wholeMs / idleRoundTrips, wholeMs - idleRoundTrips * expectedRoundTripMs(host, seen));
  return Math.min(fastestKbps, Math.round((transfer.bytes * 8) / ms));
}

/** The fastest of them, kbit/s. */
export function closerKbps(samples: readonly Observation[], seen: readonly Observation[]): number | undefined {
  const speeds = samples.flatMap((o) => comparedKbps(o, seen) ?? []);
  return speeds.length > 0 ? Math.max(...speeds) : undefined;
}

/** Of controls. */
export function closerControlKbps(seen: readonly Observation[]): number | undefined {
  return closerKbps(
    seen.filter(({ subject }) => subject.kind === 'control'),
    seen,
  );
}

/** Has this closer sample fallen to half of what is usual, or less? */
export function isBelowUsual(o: Observation, seen: readonly Observation[], past: PastSpeeds): boolean {
  const kbps = comparedKbps(o, seen);
  const usual = usualKbps(past, o.subject);
  return kbps !== undefined && usual !== undefined && kbps <= fallenShare * usual;
}

/** What a first sample shows. `fallen`: it is fine beside controls, and slower than closer samples usually are. */
export type SampleBesidePast = FirstSample | 'fallen';

export function sampleBesidePast(
  subject: Subject,
  probe: TransferProbe,
  seen: readonly Observation[],
  past: PastSpeeds,
): SampleBesidePast | undefined {
  const look = firstSample(subject, probe, seen);
  if (look !== 'fine' && look !== 'late') return look;
  return probe === 'download' && hasFallen(subject, seen, past) ? 'fallen' : look;
}

/**
 * Of a sample that was taken alone, the speed shows what a closer one will: slower than usual, while that of a control is
 * not.
 */
function hasFallen(subject: Subject, seen: readonly Observation[], past: PastSpeeds): boolean {
  const usual = usualKbps(past, subject);
  if (usual === undefined || past.ofLine === undefined || !wouldShare(seen)) return false;
  const lineKbps = Math.max(0, ...controlsThatPass('download', seen).map(rateOf));
  if (lineKbps <= fallenShare * past.ofLine) return false;
  const samples = transfersOf(subject, 'first-download', seen).filter(isWhole);
  return samples.some((o) => rateOf(o) <= fallenShare * usual);
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
  closer: readonly Observation[],
  seen: readonly Observation[],
  past: PastSpeeds,
): AgainstPast {
  const passed = closer.filter(isPassed);
  const [usual] = passed.flatMap(({ subject }) => usualKbps(past, subject) ?? []);
  if (usual === undefined) return { speed: 'unknown' };
  if (!passed.every((o) => isBelowUsual(o, seen, past))) return { speed: 'usual' };
  const isFaster = (closerControlKbps(seen) ?? 0) >= timesFaster * (closerKbps(passed, seen) ?? 0);
  return isFaster && isLineAsUsual(seen, past) ? { speed: 'fallen', usualKbps: usual } : { speed: 'unknown' };
}

function isLineAsUsual(seen: readonly Observation[], { ofLine }: PastSpeeds): boolean {
  if (ofLine === undefined) return false;
  const speeds = seen.flatMap((o) => (o.subject.kind === 'control' ? (comparedKbps(o, seen) ?? []) : []));
  const asUsual = speeds.filter((kbps) => kbps >= sameLineShare * ofLine).length;
  return asUsual > 0 && asUsual >= timesAsUsual * (speeds.length - asUsual);
}
