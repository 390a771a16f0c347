import type { FunctionId } from '../../model/function-ids.ts';
import type { Subject, Transfer } from '../../model/observation.ts';
import type { Round } from '../../model/round.ts';
import type { FunctionVerdict, SampleSpeeds } from '../../model/verdict.ts';
import { median } from '../median.ts';

/**
 * Measurements older than this say little about today's line.
 * @source our choice
 */
export const usualSpeedMs = 14 * 24 * 3_600_000;

/**
 * What is usual follows from so many measurements, the newest ones.
 * @source our choice: where a line becomes slower for good, half of them show it after four checks
 */
const maxMeasurements = 8;

/**
 * With fewer measurements than this nothing is usual.
 * @source our choice: one outlier does not move a median of three
 */
const minMeasurements = 3;

/**
 * From so many measurements on, the lowest one may be an outlier.
 * @source our choice: one in five
 */
const manyMeasurements = 5;

/** What is usual of one kind of sample, kbit/s. */
export interface UsualSpeed {
  /** The median. */
  readonly kbps: number;
  /** The lowest, and of many the lowest but one. */
  readonly lowestKbps: number;
}

export type SampleKind = keyof SampleSpeeds;

/** What is usual on this network, by the kind of sample and of whom. */
export type PastSpeeds = ReadonlyMap<string, UsualSpeed>;

/** Nothing is known of earlier checks. */
export const noPast: PastSpeeds = new Map();

const directions = { media: 'down', upload: 'up' } as const satisfies Partial<
  Record<FunctionId, Transfer['direction']>
>;

/**
 * What earlier checks measured where a function worked, and of controls.
 * @param earlier rounds on the same network, newest first, none older than `usualSpeedMs`
 */
export function pastSpeeds(earlier: readonly Pick<Round, 'verdicts' | 'network'>[]): PastSpeeds {
  const measured = new Map<string, number[]>();
  const add = (key: string, kbps: number | undefined) => {
    const speeds = measured.get(key) ?? [];
    measured.set(key, speeds);
    if (kbps !== undefined && speeds.length < maxMeasurements) speeds.push(kbps);
  };
  for (const { verdicts, network } of earlier) {
    for (const [control, { down, up }] of Object.entries(network?.samples ?? {})) {
      add(keyOf(`control/${control}`, 'down', 'first'), down);
      add(keyOf(`control/${control}`, 'up', 'first'), up);
    }
    for (const { service, functions } of verdicts) {
      for (const { id, first, long } of functions.flatMap(measuredIn)) {
        add(keyOf(`${service}/${id}`, directions[id], 'first'), first);
        add(keyOf(`${service}/${id}`, directions[id], 'long'), long);
      }
    }
  }
  return new Map([...measured].flatMap(([key, speeds]) => usual(speeds).map((speed) => [key, speed] as const)));
}

export function usualSpeed(
  past: PastSpeeds,
  { subject, direction, kind }: { subject: Subject; direction: Transfer['direction']; kind: SampleKind },
): UsualSpeed | undefined {
  const name = subject.kind === 'control' ? `control/${subject.control}` : `${subject.service}/${subject.function}`;
  return past.get(keyOf(name, direction, kind));
}

function keyOf(name: string, direction: Transfer['direction'], kind: SampleKind): string {
  return `${name}/${direction}/${kind}`;
}

function measuredIn({ function: id, state, samples }: FunctionVerdict) {
  return (id === 'media' || id === 'upload') && state === 'works' && samples ? [{ id, ...samples }] : [];
}

function usual(speeds: readonly number[]): UsualSpeed[] {
  const kbps = median(speeds);
  if (kbps === undefined || speeds.length < minMeasurements) return [];
  const sorted = speeds.toSorted((one, other) => one - other);
  return [{ kbps, lowestKbps: sorted[speeds.length < manyMeasurements ? 0 : 1] ?? kbps }];
}
