import type { Subject } from '../../model/observation.ts';
import type { Round } from '../../model/round.ts';
import { upperMedian } from '../median.ts';

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

/** What is usual on this network, kbit/s: of a service, by its id, and of the fastest control of each check. */
export interface PastSpeeds {
  readonly ofServices: ReadonlyMap<string, number>;
  readonly ofLine?: number;
}

/** Nothing is known of earlier checks. */
export const noPast: PastSpeeds = { ofServices: new Map() };

/**
 * What the closer samples of earlier checks measured, where they found nothing slow.
 * @param earlier rounds on the same network, newest first, none older than `usualSpeedMs`
 */
export function pastSpeeds(earlier: readonly Pick<Round, 'verdicts' | 'network'>[]): PastSpeeds {
  const measured = new Map<string, number[]>();
  for (const { service, functions } of earlier.flatMap(({ verdicts }) => verdicts)) {
    const worked = functions.filter(({ function: id, state }) => id === 'media' && state === 'works');
    measured.set(service, [...(measured.get(service) ?? []), ...worked.flatMap(({ closerKbps }) => closerKbps ?? [])]);
  }
  const ofServices = [...measured].flatMap(([service, speeds]) =>
    usual(speeds).map((kbps) => [service, kbps] as const),
  );
  const [ofLine] = usual(earlier.flatMap(({ network }) => network?.closerKbps ?? []));
  return { ofServices: new Map(ofServices), ...(ofLine === undefined ? {} : { ofLine }) };
}

/** The usual speed of this, kbit/s. */
export function usualKbps({ ofServices, ofLine }: PastSpeeds, subject: Subject): number | undefined {
  if (subject.kind === 'control') return ofLine;
  return subject.function === 'media' ? ofServices.get(subject.service) : undefined;
}

/** Of two the faster one: a busy device makes a measurement too low, and never too high. */
function usual(speeds: readonly number[]): number[] {
  return [upperMedian(speeds.slice(0, maxMeasurements)) ?? []].flat();
}
