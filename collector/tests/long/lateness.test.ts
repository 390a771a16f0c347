import { describe, expect, it } from 'vitest';
import { crowdVerdict, networkCell } from '../../../protocol/wire/cell.ts';
import { bucketCount } from '../../../protocol/wire/place.ts';
import type { Report } from '../../../protocol/wire/report.ts';
import { slotOf, slotSeconds } from '../../../protocol/wire/slot.ts';
import { delayMs } from '../../../src/community/outbox/outbox.ts';
import { seededRandom } from '../../../src/model/chance.ts';
import { makeSnapshot } from '../../publisher/make-snapshot.ts';
import type { Part } from '../../store/read-counts.ts';
import { attacked, evenly, openVotes, partsOf, relayNames, reportOf } from '../publisher/crowd.ts';
import { quickNoise } from '../publisher/quick-noise.ts';
import { counter, noLarge, partOf, today } from '../publisher/sample-parts.ts';

const slotMs = slotSeconds * 1000;
const hourMs = 60 * 60 * 1000;
const relays = relayNames.slice(0, 3);
const [works, blocked] = ['works', 'blocked'] as const;

describe('a block that begins at any time', () => {
  const random = seededRandom(5);
  /** Which relay takes a message. */
  const choice = seededRandom(6);
  const start = (counter - 4) * slotMs;
  const votersOf = (count: number) => Array.from({ length: count }, () => Math.floor(random() * bucketCount));

  interface Crowd {
    readonly people: number;
    /** Whether the outbox delays their reports, as in real use. */
    readonly isDelayed: boolean;
  }

  /** The counts of twelve slots with these people's reports. Each person checks once a slot, at a random time. */
  function countsUntil(begins: number, { people, isDelayed }: Crowd): readonly Part[] {
    const arrivals = votersOf(people).flatMap((bucket) =>
      Array.from({ length: 12 }, (_, index) => {
        const checked = start + (index + random()) * slotMs;
        const state: Report['state'] = checked < begins ? works : blocked;
        const report = reportOf({ slot: slotOf(checked), asn: attacked, state });
        const relay = relays[Math.floor(choice() * relays.length)] ?? '';
        const seen = { cc: 'RU', asn: attacked, bucket, relay };
        return { at: checked + (isDelayed ? delayMs(random()) : 0), seen, report };
      }),
    );
    const votes = openVotes();
    const inOrder = arrivals.sort((a, b) => a.at - b.at);
    return partsOf(inOrder.flatMap(({ at, seen, report }) => votes.take(report, seen, at) ?? []));
  }

  /**
   * Hours from the beginning of a block to the publication that says so, and to the first that shows anything of it.
   */
  function hoursUntil(run: number, crowd: Crowd): { readonly told: number; readonly shown: number } {
    const begins = start + (4 + random()) * slotMs;
    const parts = countsUntil(begins, crowd);
    const days = Array.from({ length: 7 }, (_, index) => partOf(today - 1 - index, crowd.people * 4));
    let shown = Number.POSITIVE_INFINITY;
    for (let until = counter + 1; until < counter + 8; until++) {
      const slots = parts.filter(({ time }) => time < until && time >= until - 4);
      const data = {
        country: 'RU',
        counter: until,
        relays: relays,
        slots,
        days: evenly(days, relays),
        ooni: new Map(),
        noise: quickNoise(run),
        isLarge: noLarge,
      };
      const verdict = crowdVerdict(networkCell(makeSnapshot(data), attacked, 'telegram', 'day'));
      const hours = (until * slotMs - begins) / hourMs;
      if (verdict === 'held') shown = Math.min(shown, hours);
      if (verdict === 'problem' || verdict === 'mixed') return { told: hours, shown: Math.min(shown, hours) };
    }
    return { told: Number.POSITIVE_INFINITY, shown };
  }

  const simulated = (crowd: Crowd, runs = 200) => Array.from({ length: runs }, (_, run) => hoursUntil(run, crowd));
  const quantiles = (hours: readonly number[]) =>
    [0.1, 0.5, 0.9].map((part) => hours.toSorted((a, b) => a - b)[part * hours.length] ?? 0);
  const percentWithin = (most: number, hours: readonly number[]) =>
    (100 * hours.filter((one) => one <= most).length) / hours.length;

  it.each([
    { people: 20, isDelayed: false, runs: 600, half: 12, most: 18, within12: 50, within18: 93, shown: 82 },
    { people: 20, isDelayed: true, runs: 600, half: 14, most: 21, within12: 30, within18: 86, shown: 66 },
    { people: 100, isDelayed: false, runs: 600, half: 11, most: 13, within12: 70, within18: 100, shown: 98 },
    { people: 100, isDelayed: true, runs: 600, half: 12, most: 14.5, within12: 54, within18: 100, shown: 98 },
  ])(
    'is published in half of all cases, and in nine of ten, within hours ($people people, delayed: $isDelayed)',
    (expected) => {
      const hours = simulated(expected, expected.runs);
      const told = hours.map((one) => one.told);
      const [first = 0, middle, last] = quantiles(told);
      expect(first).toBeGreaterThan(6);
      expect(middle).toBeLessThan(expected.half);
      expect(last).toBeLessThan(expected.most);
      expect(percentWithin(12, told)).toBeGreaterThanOrEqual(expected.within12);
      expect(percentWithin(18, told)).toBeGreaterThanOrEqual(expected.within18);
      const shown = hours.map((one) => one.shown);
      expect(percentWithin(12, shown)).toBeGreaterThanOrEqual(expected.shown);
    },
  );

  it('is published within fourteen hours if so many check that noise does not matter', () => {
    const told = simulated({ people: 1000, isDelayed: false }, 50).map((one) => one.told);
    expect(percentWithin(14, told)).toBe(100);
  });
});
