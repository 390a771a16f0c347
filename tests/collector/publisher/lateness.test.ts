import { describe, expect, it } from 'vitest';
import { makeSnapshot } from '../../../src/collector/publisher/make-snapshot.ts';
import type { Part } from '../../../src/collector/store/read-counts.ts';
import { delayMs } from '../../../src/community/outbox/outbox.ts';
import { type CrowdVerdict, crowdVerdict, networkCell } from '../../../src/community/protocol/wire/cell.ts';
import { bucketCount } from '../../../src/community/protocol/wire/place.ts';
import type { Report } from '../../../src/community/protocol/wire/report.ts';
import { slotOf, slotSeconds } from '../../../src/community/protocol/wire/slot.ts';
import { seededRandom } from '../../../src/model/chance.ts';
import { anyBuckets, attacked, cells, many, openVotes, partsOf, percentOf, reportOf, twenty } from './crowd.ts';
import { quickNoise } from './quick-noise.ts';
import { counter, noLarge, partOf, today } from './sample-parts.ts';

const slotMs = slotSeconds * 1000;
const hourMs = 60 * 60 * 1000;
const [works, blocked] = ['works', 'blocked'] as const;

describe('a block that begins with a slot, where twenty people check in every slot', () => {
  const slotsAfter = (slots: number) =>
    cells(twenty([works, works, works, works, blocked, blocked, blocked, blocked].slice(slots, slots + 4)));

  it('may be changing after six hours', () => {
    const published = slotsAfter(1);
    expect(percentOf(published, 'held')).toBeGreaterThan(65);
    expect(percentOf(published, 'problem')).toBeLessThan(3);
  });

  it('is told after twelve', () => {
    expect(percentOf(slotsAfter(2), 'problem', 'mixed')).toBeGreaterThan(90);
  });

  it('is told as over twelve hours after its end', () => {
    expect(percentOf(cells(twenty([blocked, blocked, works, works])), 'works', 'mixed')).toBeGreaterThan(80);
  });

  it('is told after twelve in every case where a hundred check', () => {
    const hundred = many(100, () => ({
      buckets: anyBuckets(),
      asn: attacked,
      state: [works, works, blocked, blocked],
    }));
    expect(percentOf(cells(hundred), 'problem')).toBe(100);
  });
});

describe('a block that begins at any time', () => {
  const random = seededRandom(5);
  const start = (counter - 4) * slotMs;
  const votersOf = (count: number) => Array.from({ length: count }, () => Math.floor(random() * bucketCount));

  interface Crowd {
    readonly people: number;
    /** Whether the outbox delays their reports, as it does. */
    readonly isDelayed: boolean;
  }

  /** The counts of twelve slots with the reports of these people, of whom each checks once in each slot at a random time. */
  function countsUntil(begins: number, { people, isDelayed }: Crowd): readonly Part[] {
    const arrivals = votersOf(people).flatMap((bucket) =>
      Array.from({ length: 12 }, (_, index) => {
        const checked = start + (index + random()) * slotMs;
        const state: Report['state'] = checked < begins ? works : blocked;
        const report = reportOf({ slot: slotOf(checked), asn: attacked, state });
        return { at: checked + (isDelayed ? delayMs(random()) : 0), bucket, report };
      }),
    );
    const votes = openVotes(1);
    const inOrder = arrivals.sort((a, b) => a.at - b.at);
    return partsOf(
      inOrder.flatMap(({ at, bucket, report }) => {
        return votes.take(report, { cc: 'RU', asn: attacked, bucket, relay: 0 }, at) ?? [];
      }),
    );
  }

  /** Hours from the beginning of a block to the publication that tells it. */
  function hoursUntilTold(run: number, crowd: Crowd): number {
    const begins = start + (4 + random()) * slotMs;
    const parts = countsUntil(begins, crowd);
    const days = Array.from({ length: 7 }, (_, index) => partOf(today - 1 - index, crowd.people * 4));
    for (let until = counter + 1; until < counter + 8; until++) {
      const slots = parts.filter(({ time }) => time < until && time >= until - 4);
      const data = {
        country: 'RU',
        counter: until,
        slots,
        days,
        ooni: new Map(),
        noise: quickNoise(run),
        isLarge: noLarge,
      };
      const told: readonly CrowdVerdict[] = ['problem', 'mixed'];
      if (told.includes(crowdVerdict(networkCell(makeSnapshot(data), attacked, 'telegram', 'day')))) {
        return (until * slotMs - begins) / hourMs;
      }
    }
    return Number.POSITIVE_INFINITY;
  }

  const hoursOf = (crowd: Crowd) =>
    Array.from({ length: 200 }, (_, run) => hoursUntilTold(run, crowd)).sort((a, b) => a - b);
  const quantiles = (hours: readonly number[]) => [0.1, 0.5, 0.9].map((part) => hours[part * hours.length] ?? 0);

  it.each([
    [20, false, 12, 18],
    [20, true, 14, 21],
    [100, false, 10.5, 13],
    [100, true, 12, 14.5],
  ])(
    'is told in half of all cases, and in nine of ten, within hours (%i people, delayed: %s)',
    (people, isDelayed, half, most) => {
      const [first = 0, middle, last] = quantiles(hoursOf({ people, isDelayed }));
      expect(first).toBeGreaterThan(6);
      expect(middle).toBeLessThan(half);
      expect(last).toBeLessThan(most);
    },
  );
});
