import { describe, expect, it } from 'vitest';
import { networkCell } from '../../../protocol/wire/cell.ts';
import type { Cell } from '../../../protocol/wire/snapshot.ts';
import { type CountryData, makeSnapshot } from '../../publisher/make-snapshot.ts';
import { quickNoise } from '../publisher/quick-noise.ts';
import { counter, noLarge, partOf, steadily, throughTwo, twoRelays } from '../publisher/sample-parts.ts';

/**
 * Somebody who made all other reports wants to know whether one more person made one. The advantage of an attack is how
 * much more often it says yes if there was one: 1 is certainty, 0.1 is being right in 55 of 100 cases.
 */
const maxAdvantage = 0.1;

/** The reports of a slot, and how many of them see a block. */
type Slot = readonly [n: number, problem: number];

/** A day of equal slots. */
const fourSlots = (n: number, problem: number): readonly Slot[] => Array.from({ length: 4 }, () => [n, problem]);

interface World {
  readonly slots: readonly Slot[];
  /** The number of reports on the day before. */
  readonly before: number;
}

/** The publication about a network with these slots before a counter, with the noise of one secret. */
function published({ slots, before }: World, run: number, until = counter): Cell | undefined {
  const parts = slots.map(([n, problem], index) => partOf(until - slots.length + index, n, problem));
  const { days } = steadily(before / 4, 0);
  const data: CountryData = {
    country: 'RU',
    counter: until,
    relays: twoRelays,
    slots: throughTwo(parts.slice(-4)),
    days: throughTwo(days),
    ooni: new Map(),
    noise: quickNoise(run),
    isLarge: noLarge,
  };
  return networkCell(makeSnapshot(data), 8359, 'telegram', 'day');
}

const runs = 1000;

/** @param sees whether the attack says that there was one more report */
function advantage(sees: (one: 0 | 1, run: number) => boolean): number {
  const yes = ([0, 1] as const).map(
    (one) => Array.from({ length: runs }, (_, run) => sees(one, run)).filter(Boolean).length,
  );
  return Math.abs((yes[1] ?? 0) - (yes[0] ?? 0)) / runs;
}

/** The last of several slots, with one more report. */
const withOne = (slots: readonly Slot[], [n, problem]: Slot): readonly Slot[] =>
  slots.map(([all, bad], index) => (index === slots.length - 1 ? [all + n, bad + problem] : [all, bad]));

describe('an attack that fills a cell to just below a threshold', () => {
  it.each([
    ['with a week before', 39, 80],
    ['without a week before', 71, 0],
  ])('does not see the next report (%s)', (_name, own, before) => {
    const slots: readonly Slot[] = [own - 30, 10, 10, 10].map((n) => [n, 0] as const);
    const seen = (one: 0 | 1, run: number) => published({ slots: withOne(slots, [one, 0]), before }, run) !== undefined;
    const appears = Array.from({ length: runs }, (_, run) => seen(0, run)).filter(Boolean).length / runs;
    // It is at the threshold, where an attack learns most.
    expect(appears).toBeGreaterThan(0.3);
    expect(appears).toBeLessThan(0.7);
    expect(advantage(seen)).toBeLessThan(maxAdvantage);
  });
});

describe('an attack that makes all reports say the same', () => {
  it('does not see that one differs, if all others say "works"', () => {
    const slots: readonly Slot[] = fourSlots(20, 0);
    const seen = (one: 0 | 1, run: number) =>
      (published({ slots: withOne(slots, [one, one]), before: 80 }, run)?.[1] ?? 0) > 0;
    expect(advantage(seen)).toBeLessThan(maxAdvantage);
  });

  it('does not see it at the point from which problems show', () => {
    const slots: readonly Slot[] = fourSlots(20, 7);
    const seen = (one: 0 | 1, run: number) =>
      (published({ slots: withOne(slots, [one, one]), before: 80 }, run)?.[1] ?? 0) > 0;
    expect(advantage(seen)).toBeLessThan(maxAdvantage);
  });

  it('does not see that one says "works", if all others see a block', () => {
    const slots: readonly Slot[] = fourSlots(20, 20);
    const seen = (one: 0 | 1, run: number) => {
      const [n = 0, problem = 0] = published({ slots: withOne(slots, [0, -one]), before: 80 }, run) ?? [];
      return problem < n;
    };
    expect(advantage(seen)).toBeLessThan(maxAdvantage);
  });
});

describe('an attack that compares publications', () => {
  const day: readonly Slot[] = fourSlots(20, 0);

  it('learns nothing from a repeated one', () => {
    const world = { slots: day, before: 80 };
    for (let run = 0; run < 20; run++) expect(published(world, run)).toEqual(published(world, run));
  });

  it('does not see from a changed count that there was a report in the newest slot', () => {
    const seen = (one: 0 | 1, run: number) => {
      const earlier = published({ slots: day, before: 80 }, run);
      const later = published({ slots: [...day, [20 + one, 0]], before: 80 }, run, counter + 1);
      return (later?.[0] ?? 0) > (earlier?.[0] ?? 0);
    };
    expect(advantage(seen)).toBeLessThan(maxAdvantage);
  });
});

describe('an attack that brings a cell to the edge of being held back', () => {
  it.each([14, 16, 18])('does not see one more report (with %i of its own)', (own) => {
    const slots: readonly Slot[] = [
      [20, 0],
      [20, 0],
      [20, 0],
      [own, own],
    ];
    const seen = (one: 0 | 1, run: number) =>
      published({ slots: withOne(slots, [one, one]), before: 80 }, run)?.[3] === 'held';
    expect(advantage(seen)).toBeLessThan(maxAdvantage);
  });
});
