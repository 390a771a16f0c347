import type { Steady } from './hold-back.ts';
import { blockedFactor, type NoisyCounts, type NoisyPart, total } from './noisy-counts.ts';

/**
 * The noisy counts of a cell, one row for each relay. Whoever has a relay's secret can invent any number of reports,
 * with neighbourhoods and networks of their choice, and everybody chooses the relays that they send through. So no
 * relay is trusted alone, and none is left out.
 */
export type ByRelay = readonly (readonly NoisyPart[])[];

/** The kinds of counts, and the variance of their noise in that of `works`. */
const kinds = { works: 1, problem: 1, blocked: blockedFactor } as const;

/**
 * How far relays may differ, in standard errors of what chance explains: the noise, and which relay a sender takes.
 * With fewer, fewer true blocks would be published at once; with more, one relay could invent more. `ofAll` is for the
 * sum of all times, which is published; `ofTime` for a single time, which has few reports and only decides what is held
 * back.
 */
export const chance = { ofTime: 2, ofAll: 1 } as const;

/**
 * The joint counts of all relays: their sum, after each count was brought within chance of the others. More reports of
 * one kind never lower any count: so whatever a liar sends, through whichever relays, the honest reports count.
 * @param most standard errors that chance explains
 */
export function together(relays: readonly NoisyCounts[], most: number): NoisyCounts {
  const { variance } = total(relays);
  const sumOf = (kind: keyof typeof kinds) => {
    const counts = relays.map((relay) => relay[kind]);
    const noise = (kinds[kind] * variance) / relays.length;
    return counts.reduce(
      (sum, own, relay) =>
        sum + within(own, counts.toSpliced(relay, 1), (count) => most * Math.sqrt(2 * (noise + Math.max(0, count)))),
      0,
    );
  };
  return { works: sumOf('works'), problem: sumOf('problem'), blocked: sumOf('blocked'), variance };
}

/**
 * A count moved no further than needed to be within chance of the others: lowered to what half of the other relays
 * have, and raised to it if there are two or more of them. Of two relays nobody knows which one is right.
 */
function within(own: number, others: readonly number[], byChance: (count: number) => number): number {
  const sorted = others.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low = Number.NEGATIVE_INFINITY, high = 0] = [sorted[half - 1], sorted[half]];
  return Math.max(low - byChance(low), Math.min(own, high + byChance(high)));
}

/** The joint counts of all relays and times. */
export const togetherOfAll = (relays: ByRelay): NoisyCounts => together(relays.map(total), chance.ofAll);

interface Agreed extends Steady {
  /** The sum of the parts that are kept. */
  readonly counts: NoisyCounts;
}

/**
 * The joint counts of all relays.
 * @param settle chooses the parts to publish
 */
export function agreed(relays: ByRelay, settle: (parts: readonly NoisyPart[]) => Steady): Agreed {
  const [first = []] = relays;
  const parts = first.map(({ time }, index) => ({
    time,
    ...together(
      relays.flatMap((row) => row[index] ?? []),
      chance.ofTime,
    ),
  }));
  const steady = settle(parts);
  const times = new Set(steady.parts.map(({ time }) => time));
  return { ...steady, counts: togetherOfAll(relays.map((row) => row.filter(({ time }) => times.has(time)))) };
}
