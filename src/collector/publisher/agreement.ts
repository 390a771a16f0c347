import { farApart, type Steady } from './hold-back.ts';
import { deviation, type NoisyCounts, type NoisyPart, reportsIn, total } from './noisy-counts.ts';
import { certainty, difference, shareOf } from './share.ts';

/**
 * The noisy counts of a cell, one row for each relay. Whoever has a relay's secret can invent any number of reports, with
 * neighbourhoods and networks of their choice. So no relay is believed alone.
 */
export type ByRelay = readonly (readonly NoisyPart[])[];

/** A relay may carry this many times what any other one carries. Senders take a random one, so all carry about the same. */
const ceiling = 1.5;

/** What a relay carries above its ceiling, and how it differs from the others, counts from this many standard errors on. */
const sureFrom = 4;

/**
 * What the relays say together, without those that contradict the others; undefined where fewer than two are left, or no more
 * than half. Those that are left stand for all of them, so their counts are scaled up.
 * @param settle chooses the parts to publish
 */
export function agreed(relays: ByRelay, settle: (parts: readonly NoisyPart[]) => Steady): Steady | undefined {
  let believed = relays;
  while (believed.length >= 2 && 2 * believed.length > relays.length) {
    const parts = together(believed, relays.length / believed.length);
    const steady = settle(parts);
    const isKept = new Set(steady.parts.map(({ time }) => time));
    // A lie in the newest part would mark the cell as changing.
    const held = steady.leftOut === 'held' ? parts.filter(({ time }) => !isKept.has(time)) : [];
    const doubted = mostDoubted(believed, [parts, steady.parts, held]);
    if (!doubted) return steady;
    believed = believed.filter((relay) => relay !== doubted);
  }
  return undefined;
}

/** The counts that relays agree on, of all times together. */
export function agreedTotal(relays: ByRelay): NoisyCounts | undefined {
  const steady = agreed(relays, (parts) => ({ parts, leftOut: undefined }));
  return steady && total(steady.parts);
}

function together(relays: ByRelay, factor: number): NoisyPart[] {
  const [first = []] = relays;
  return first.map(({ time }, index) => {
    const { works, problem, blocked, variance } = total(relays.flatMap((parts) => parts[index] ?? []));
    return {
      time,
      works: factor * works,
      problem: factor * problem,
      blocked: factor * blocked,
      variance: factor ** 2 * variance,
    };
  });
}

/** The relay that contradicts the others most, in any of these views. */
function mostDoubted(relays: ByRelay, views: readonly (readonly NoisyPart[])[]): readonly NoisyPart[] | undefined {
  let most = sureFrom;
  let doubted: readonly NoisyPart[] | undefined;
  for (const view of views) {
    if (view.length === 0) continue;
    const times = new Set(view.map(({ time }) => time));
    const sums = relays.map((parts) => total(parts.filter(({ time }) => times.has(time))));
    for (const [index, own] of sums.entries()) {
      const others = sums.filter((other) => other !== own);
      const doubt = Math.max(excess(own, others, 'works'), excess(own, others, 'problem'), dissent(own, total(others)));
      if (doubt <= most) continue;
      most = doubt;
      doubted = relays[index];
    }
  }
  return doubted;
}

/** By how many standard errors a relay is above its ceiling. */
function excess(own: NoisyCounts, others: readonly NoisyCounts[], what: 'works' | 'problem'): number {
  const allowed = ceiling * Math.max(0, ...others.map((other) => other[what]));
  // Which relay a sender takes is chance as well as the noise.
  return (own[what] - allowed) / Math.sqrt(own.variance + allowed);
}

/** By how many standard errors a relay says something else than the others; 0 where they may mean the same. */
function dissent(own: NoisyCounts, others: NoisyCounts): number {
  if ([own, others].some((counts) => reportsIn(counts) <= deviation(counts))) return 0;
  const [one, other] = [shareOf(own), shareOf(others)];
  return difference(one, other) >= farApart ? certainty(one, other) : 0;
}
