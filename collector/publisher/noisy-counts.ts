import { dayOfSlot, slotsOfDay } from '../days.ts';
import type { Part } from '../store/read-counts.ts';
import type { Noise } from './noise.ts';

/**
 * Counts with noise. All that is published, and each decision to publish it, is computed from these and never from
 * exact counts. They may be negative.
 */
export interface NoisyCounts {
  readonly works: number;
  readonly problem: number;
  /** How many of the problems are blocks. */
  readonly blocked: number;
  /** The variance of the noise in `works` and in `problem`. */
  readonly variance: number;
}

/** The noisy counts of one slot or day. */
export interface NoisyPart extends NoisyCounts {
  /** The slot or day, counted since 1970. */
  readonly time: number;
}

/**
 * The variance of the noise for one slot of a network, and of a whole country, in the counts of all relays together. A
 * report adds one to one count of each, so these two numbers say how well it is hidden: FIGURES.md has the arithmetic.
 * A country has more reports and bears more noise.
 */
export const slotVariance = { network: 32, country: 64 } as const;

/** The noise in each relay's counts. */
export const ofEachRelay = (variance: number, relays: number): number => Math.ceil(variance / relays);

/** A block counts as a problem too, so the count of blocks gets more noise, and less of the budget. */
export const blockedFactor = 4;

/** The noise in the counts of one slot. */
type SlotNoise = Pick<NoisyCounts, 'works' | 'problem' | 'blocked'>;

export type NoiseOfSlot = (slot: number) => SlotNoise;

/**
 * The noise of a cell. Each slot's noise is the same in every window and at every publication: so one piece of noise
 * hides a report, however often sums with it are published.
 * @param cell a name, so that each cell has noise of its own
 */
export function noiseOfSlots(cell: string, variance: number, noise: Noise): NoiseOfSlot {
  const days = new Map<number, readonly SlotNoise[]>();
  function drawDay(day: number): readonly SlotNoise[] {
    const draw = noise(`${cell} ${day}`);
    return Array.from({ length: slotsOfDay }, () => ({
      works: draw(variance),
      problem: draw(variance),
      blocked: draw(blockedFactor * variance),
    }));
  }
  return (slot) => {
    const day = dayOfSlot(slot);
    const drawn = days.get(day) ?? drawDay(day);
    days.set(day, drawn);
    return drawn[slot - day * slotsOfDay] ?? nothing;
  };
}

export interface Times {
  readonly times: readonly number[];
  /** The slots of a time. */
  readonly slotsOf: (time: number) => readonly number[];
}

/** Adds to each part the noise of its slots. Times without reports have noise too. */
export function withNoise(
  parts: readonly Part[],
  { times, slotsOf }: Times,
  { variance, noiseOf }: { readonly variance: number; readonly noiseOf: NoiseOfSlot },
): NoisyPart[] {
  const exact = new Map(parts.map((part) => [part.time, part]));
  return times.map((time) => {
    const { n = 0, problem = 0, blocked = 0 } = exact.get(time) ?? {};
    const noises = slotsOf(time).map(noiseOf);
    const sum = (what: keyof SlotNoise) => noises.reduce((all, noise) => all + noise[what], 0);
    return {
      time,
      works: n - problem + sum('works'),
      problem: problem + sum('problem'),
      blocked: blocked + sum('blocked'),
      variance: noises.length * variance,
    };
  });
}

const nothing: NoisyCounts = { works: 0, problem: 0, blocked: 0, variance: 0 };

export const total = (counts: readonly NoisyCounts[]): NoisyCounts => counts.reduce(plus, nothing);

const plus = (a: NoisyCounts, b: NoisyCounts): NoisyCounts => ({
  works: a.works + b.works,
  problem: a.problem + b.problem,
  blocked: a.blocked + b.blocked,
  variance: a.variance + b.variance,
});

/** A country's parts without those of one network. Their noise differs, so it adds up. */
export function partsWithout(country: readonly NoisyPart[], network: readonly NoisyPart[]): NoisyPart[] {
  return country.map((part, index) => {
    const { works = 0, problem = 0, blocked = 0, variance = 0 } = network[index] ?? {};
    return {
      time: part.time,
      works: part.works - works,
      problem: part.problem - problem,
      blocked: part.blocked - blocked,
      variance: part.variance + variance,
    };
  });
}

export const reportsIn = ({ works, problem }: NoisyCounts): number => works + problem;

/** The standard deviation of the noise in the number of reports. */
export const deviation = ({ variance }: NoisyCounts): number => Math.sqrt(2 * variance);
