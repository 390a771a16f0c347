import { shareVerdict } from '../../community/protocol/wire/cell.ts';
import { toFigures } from './figures.ts';
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
 * From this many standard errors above its ceiling on, a relay is left out where the word of the cell depends on it: fewer lies
 * pass for noise, and where few people share they would choose the word. From 2 on, more honest words would change.
 */
const decisiveFrom = 2.5;

/**
 * What the relays say together, without those that contradict the others, and without one that chooses the word of the cell by
 * what it has above its ceiling; undefined where fewer than two are left, or no more than half. Those that are left stand for all
 * of them, so their counts are scaled up.
 * @param settle chooses the parts to publish
 */
export function agreed(relays: ByRelay, settle: Settle): Steady | undefined {
  const found = believe(relays, settle);
  return found && { ...found.steady, parts: withoutDecisive(found.believed, relays, found.steady.parts) };
}

/** The counts that relays agree on, of all times together. No word is made of them. */
export function agreedTotal(relays: ByRelay): NoisyCounts | undefined {
  const found = believe(relays, (parts) => ({ parts, leftOut: undefined }));
  return found && total(found.steady.parts);
}

type Settle = (parts: readonly NoisyPart[]) => Steady;

/** The relays without those that contradict the others, and what they say. */
function believe(relays: ByRelay, settle: Settle): { believed: ByRelay; steady: Steady } | undefined {
  let believed = relays;
  while (areEnough(believed, relays)) {
    const parts = together(believed, relays);
    const steady = settle(parts);
    // A lie in the newest part would mark the cell as changing.
    const held = steady.leftOut === 'held' ? parts.filter((part) => !atTimesOf(steady.parts)(part)) : [];
    const doubted = furthest(believed, [parts, steady.parts, held], doubt, sureFrom);
    if (!doubted) return { believed, steady };
    believed = without(believed, doubted);
  }
  return undefined;
}

const areEnough = (some: ByRelay, all: ByRelay): boolean => some.length >= 2 && 2 * some.length > all.length;

const without = (relays: ByRelay, one: ByRelay[number]): ByRelay => relays.filter((relay) => relay !== one);

/** The sums of some relays, scaled up to stand for all. */
function together(some: ByRelay, all: ByRelay): NoisyPart[] {
  const factor = all.length / some.length;
  const [first = []] = some;
  return first.map(({ time }, index) => {
    const { works, problem, blocked, variance } = total(some.flatMap((parts) => parts[index] ?? []));
    return {
      time,
      works: factor * works,
      problem: factor * problem,
      blocked: factor * blocked,
      variance: factor ** 2 * variance,
    };
  });
}

function atTimesOf(parts: readonly NoisyPart[]): (part: NoisyPart) => boolean {
  const times = new Set(parts.map(({ time }) => time));
  return ({ time }) => times.has(time);
}

type Distance = (own: NoisyCounts, others: readonly NoisyCounts[]) => number;

/** The relay that is the furthest from the others in any of these views, where it is further than `least`. */
function furthest(relays: ByRelay, views: readonly (readonly NoisyPart[])[], distance: Distance, least: number) {
  let most = least;
  let found: ByRelay[number] | undefined;
  for (const view of views) {
    if (view.length === 0) continue;
    const sums = relays.map((parts) => total(parts.filter(atTimesOf(view))));
    for (const [index, own] of sums.entries()) {
      const others = sums.filter((other) => other !== own);
      const far = distance(own, others);
      if (far <= most) continue;
      most = far;
      found = relays[index];
    }
  }
  return found;
}

/** These parts, without the relay that is the furthest above its ceiling where its word is not that of the others. */
function withoutDecisive(believed: ByRelay, all: ByRelay, parts: readonly NoisyPart[]): readonly NoisyPart[] {
  const largest = furthest(believed, [parts], excess, decisiveFrom);
  const others = largest ? without(believed, largest) : [];
  if (!areEnough(others, all)) return parts;
  const ofOthers = together(others, all).filter(atTimesOf(parts));
  const [word, wordOfOthers] = [wordOf(parts), wordOf(ofOthers)];
  return word && wordOfOthers && word !== wordOfOthers ? ofOthers : parts;
}

/** Undefined where nothing would be published. */
function wordOf(parts: readonly NoisyPart[]) {
  const figures = toFigures(total(parts));
  return figures && shareVerdict(figures[1] / figures[0]);
}

/** By how many standard errors a relay contradicts the others. */
const doubt: Distance = (own, others) => Math.max(excess(own, others), dissent(own, total(others)));

/** By how many standard errors a relay is above its ceiling, in reports that all is well or in problems. */
function excess(own: NoisyCounts, others: readonly NoisyCounts[]): number {
  const each = (['works', 'problem'] as const).map((what) => {
    const allowed = ceiling * Math.max(0, ...others.map((other) => other[what]));
    // Which relay a sender takes is chance as well as the noise.
    return (own[what] - allowed) / Math.sqrt(own.variance + allowed);
  });
  return Math.max(...each);
}

/** By how many standard errors a relay says something else than the others; 0 where they may mean the same. */
function dissent(own: NoisyCounts, others: NoisyCounts): number {
  if ([own, others].some((counts) => reportsIn(counts) <= deviation(counts))) return 0;
  const [one, other] = [shareOf(own), shareOf(others)];
  return difference(one, other) >= farApart ? certainty(one, other) : 0;
}
