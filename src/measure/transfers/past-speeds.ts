import type { Observation, Subject } from '../../model/observation.ts';
import type { Round } from '../../model/round.ts';
import type { Check } from '../check/check.ts';
import { upperMedian } from '../check/median.ts';
import type { TransferProbe } from './transfer.ts';

/**
 * Measurements older than this say little about today's line.
 * @source our choice
 */
export const usualSpeedMs = 14 * 24 * 3_600_000;

/**
 * The usual speed is taken from this many measurements, the newest ones.
 * @source our choice: where a line becomes slower for good, half of them show it after four checks
 */
const maxMeasurements = 8;

/** What is usual in one direction, kbit/s: of a service, by its id, and of the fastest control of each check. */
export interface UsualSpeeds {
  readonly ofServices: ReadonlyMap<string, number>;
  readonly ofLine?: number;
}

/** What is usual on this network: closer downloads, and first uploads. */
export type PastSpeeds = Readonly<Record<TransferProbe, UsualSpeeds>>;

/** `open`: further tries would tell. `none`: they would not. */
export type LimitShown = 'shown' | 'open' | 'none';

/** How the samples of one direction are compared with what is usual. */
export interface BesidePast {
  /** Is this closer sample below what is usual, on a line that is not? */
  readonly isBelowUsual: (o: Observation, check: Check, past: UsualSpeeds) => boolean;
  /** Is the line itself slower than usual? Then nothing can be compared with what is usual. */
  readonly hasLineFallen: (check: Check, past: UsualSpeeds) => boolean;
  /** The speed of a closer sample, kbit/s; undefined where it shows none, and of other observations. */
  readonly kbpsOf: (o: Observation, check: Check) => number | undefined;
  /** Do these tries, which are below what is usual, show that somebody holds them back? */
  readonly limitIn: (tries: readonly Observation[], check: Check) => LimitShown;
  /** Is this one of the samples that every check takes alike, so that the fastest of them is what later ones compare with? */
  readonly isKept: (o: Observation) => boolean;
}

/** Nothing is known of earlier checks. */
export const noPast: PastSpeeds = { download: { ofServices: new Map() }, upload: { ofServices: new Map() } };

/** Which verdict keeps the speed of a direction for later checks, and in which field; a network has the same fields. */
export const keptIn = {
  download: { function: 'media', field: 'closerKbps' },
  upload: { function: 'upload', field: 'uploadKbps' },
} as const;

type Earlier = readonly Pick<Round, 'verdicts' | 'network'>[];

/**
 * What earlier checks measured, where they found nothing slow.
 * @param earlier rounds on the same network, newest first, none older than `usualSpeedMs`
 */
export function pastSpeeds(earlier: Earlier): PastSpeeds {
  return { download: speedsOf('download', earlier), upload: speedsOf('upload', earlier) };
}

function speedsOf(probe: TransferProbe, earlier: Earlier): UsualSpeeds {
  const { function: by, field } = keptIn[probe];
  const measured = new Map<string, number[]>();
  for (const { service, functions } of earlier.flatMap(({ verdicts }) => verdicts)) {
    const worked = functions.filter(({ function: id, state }) => id === by && state === 'works');
    measured.set(service, [...(measured.get(service) ?? []), ...worked.flatMap((one) => one[field] ?? [])]);
  }
  const ofServices = [...measured].flatMap(([service, speeds]) =>
    usual(speeds).map((kbps) => [service, kbps] as const),
  );
  const [ofLine] = usual(earlier.flatMap(({ network }) => network?.[field] ?? []));
  return { ofServices: new Map(ofServices), ...(ofLine === undefined ? {} : { ofLine }) };
}

/** The usual speed of this in one direction, kbit/s. */
export function usualKbps({ ofServices, ofLine }: UsualSpeeds, subject: Subject): number | undefined {
  if (subject.kind === 'control') return ofLine;
  return subject.function === 'web' ? undefined : ofServices.get(subject.service);
}

/** Of two the faster one: a busy device makes a measurement too low, and never too high. */
function usual(speeds: readonly number[]): number[] {
  return [upperMedian(speeds.slice(0, maxMeasurements)) ?? []].flat();
}
