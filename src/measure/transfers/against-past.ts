import type { Observation, Subject } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';
import { downloadsBesidePast } from './downloads-beside-past.ts';
import { type FirstSample, firstSample } from './first-sample.ts';
import { type BesidePast, type LimitShown, type PastSpeeds, usualKbps } from './past-speeds.ts';
import { isPage } from './sample.ts';
import { isPassed, type TransferProbe } from './transfer.ts';
import { hasFallenAtFirst, uploadsBesidePast } from './uploads-beside-past.ts';

const besidePast: Readonly<Record<TransferProbe, BesidePast>> = {
  download: downloadsBesidePast,
  upload: uploadsBesidePast,
};

/**
 * Controls below this share of their own usual speed, or of the service's, are slower than usual, and so is the line.
 * @source our choice: between a whole line and half of one
 */
const sameLineShare = 0.75;

/**
 * Closer samples of controls that are as usual have to outnumber the others this many times.
 * @source our choice: a single sample may meet a brief disturbance
 */
const timesAsUsual = 2;

/** What a first sample shows. `fallen`: an upload is fine beside controls, and slower than usual. */
export type SampleBesidePast = FirstSample | 'fallen';

export function sampleBesidePast(
  subject: Subject,
  probe: TransferProbe,
  check: Check,
  past: PastSpeeds,
): SampleBesidePast | undefined {
  const look = firstSample(subject, probe, check);
  if (look !== 'fine' && look !== 'late') return look;
  return probe === 'upload' && hasFallenAtFirst(subject, check, past) ? 'fallen' : look;
}

/** Is this closer sample below what is usual, on a line that is not? */
export function isBelowUsual(probe: TransferProbe, o: Observation, check: Check, past: PastSpeeds): boolean {
  return besidePast[probe].isBelowUsual(o, check, past[probe]);
}

/** Do these closer samples, which are below what is usual, show that somebody holds them back? */
export function limitIn(probe: TransferProbe, tries: readonly Observation[], check: Check): LimitShown {
  return besidePast[probe].limitIn(tries, check);
}

/** The fastest of these samples, kbit/s. */
export function fastestKbps(probe: TransferProbe, samples: readonly Observation[], check: Check): number | undefined {
  const speeds = samples.flatMap((o) => besidePast[probe].kbpsOf(o, check) ?? []);
  return speeds.length > 0 ? Math.max(...speeds) : undefined;
}

/** The speed of these that later checks know as usual, kbit/s. */
export function kbpsToKeep(probe: TransferProbe, samples: readonly Observation[], check: Check): number | undefined {
  return fastestKbps(probe, samples.filter(besidePast[probe].isKept), check);
}

/** Does one of these closer downloads raise a doubt, as it is slower than what is usual for its service? */
export function isAnyBelowUsual(samples: readonly Observation[], check: Check, past: PastSpeeds): boolean {
  return samples.some(
    (o) =>
      o.probe === 'download' && o.subject.kind !== 'control' && !isPage(o) && isBelowUsual('download', o, check, past),
  );
}

/** What closer samples show beside earlier checks. */
export interface AgainstPast {
  readonly speed: 'unknown' | 'usual' | 'lossy' | 'fallen';
  /** What is usual, kbit/s, where it has fallen. */
  readonly usualKbps?: number;
}

/**
 * Are all of these samples below what is usual, while controls are as usual, and as fast as the service usually is? Where
 * controls have fallen too, it is the line: nothing is known of the service. Where packets get lost, it is the way.
 */
export function againstPast(
  probe: TransferProbe,
  closer: readonly Observation[],
  check: Check,
  past: PastSpeeds,
): AgainstPast {
  const { hasLineFallen } = besidePast[probe];
  const passed = closer.filter(isPassed);
  const [usual] = passed.flatMap(({ subject }) => usualKbps(past[probe], subject) ?? []);
  if (usual === undefined || hasLineFallen(check, past[probe])) return { speed: 'unknown' };
  if (!passed.every((o) => isBelowUsual(probe, o, check, past))) return { speed: 'usual' };
  const limit = limitIn(probe, passed, check);
  if (limit === 'none') return { speed: 'lossy' };
  return limit === 'shown' && isLineAsUsual(probe, usual, check, past)
    ? { speed: 'fallen', usualKbps: usual }
    : { speed: 'unknown' };
}

function isLineAsUsual(probe: TransferProbe, ofService: number, check: Check, past: PastSpeeds): boolean {
  const { ofLine } = past[probe];
  if (ofLine === undefined) return false;
  const { kbpsOf } = besidePast[probe];
  const closer = check.by(probe).filter((o) => o.subject.kind === 'control');
  const speeds = closer.flatMap((o) => kbpsOf(o, check) ?? []);
  const asUsual = speeds.filter((kbps) => kbps >= sameLineShare * Math.max(ofLine, ofService)).length;
  return asUsual > 0 && asUsual >= timesAsUsual * (speeds.length - asUsual);
}
