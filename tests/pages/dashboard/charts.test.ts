import '../../fake-extension.ts';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { localClock } from '../../../src/history/local-time.ts';
import type { ServiceTally } from '../../../src/history/roll-up.ts';
import { daySlots } from '../../../src/history/timeline.ts';
// @vitest-environment happy-dom
import { type NetworkState, networkPolicy, networkStateWords } from '../../../src/model/network-states.ts';
import { barCells } from '../../../src/pages/dashboard/charts/bar-cell.ts';
import { hourCells } from '../../../src/pages/dashboard/charts/hour-grid.tsx';
import { speedsOf } from '../../../src/pages/dashboard/charts/speed-lines.tsx';
import { momentIn } from '../../../src/pages/dashboard/parts/paths.ts';
import { cellSize, endOf, ranges, slotsOf } from '../../../src/pages/dashboard/parts/ranges.ts';
import { percentText } from '../../../src/pages/shared/format.ts';
import { useTexts } from '../../../src/pages/shared/text.ts';

const utc = localClock('UTC');
const now = Date.parse('2026-11-25T10:30:00Z');

beforeAll(() => useTexts(JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8')), 'en'));

describe('a range', () => {
  test('ends with the current hour or day, and has the right number of slots', () => {
    const lengths = ranges.map((range) => slotsOf(range, now, '2025-01-01', utc).length);
    expect(lengths).toEqual([24, 168, 30, 90, 365, 694]);
    for (const range of ranges) expect(slotsOf(range, now, '2025-01-01', utc).at(-1)?.to).toBeGreaterThan(now);
  });

  test('of more than a month begins with the first check, and shows a month at least', () => {
    const lengths = (oldest: string) => ranges.map((range) => slotsOf(range, now, oldest, utc).length);
    expect(lengths('2026-10-07')).toEqual([24, 168, 30, 50, 50, 50]);
    expect(lengths('2026-11-24')).toEqual([24, 168, 30, 30, 30, 2]);
  });

  test('ends with the newest check, unless that is older than the range', () => {
    const hour = 3_600_000;
    const ends = (ago: number) => ranges.map((range) => (now - endOf(range, now, now - ago * hour)) / hour);
    expect(ends(5)).toEqual([5, 5, 5, 5, 5, 5]);
    expect(ends(50)).toEqual([0, 50, 50, 50, 50, 50]);
    expect(ends(9000)).toEqual([0, 0, 0, 0, 0, 9000]);
    expect(endOf('24h', now, undefined)).toBe(now);
    expect(endOf('24h', now, now + hour)).toBe(now);
  });

  test('"all" is only today when there is no history, or when the history is in the future', () => {
    expect(slotsOf('all', now, undefined, utc).map(({ day }) => day)).toEqual(['2026-11-25']);
    expect(slotsOf('all', now, '2030-01-01', utc).map(({ day }) => day)).toEqual(['2026-11-25']);
  });

  test('never has more cells than fit', () => {
    for (const range of ranges) {
      const slots = slotsOf(range, now, '2016-01-01', utc);
      for (const most of [30, 54]) expect(Math.ceil(slots.length / cellSize(slots, most))).toBeLessThanOrEqual(most);
    }
  });
});

describe('an hour of the week', () => {
  test('counts the checks that found something out, of an app or of its site, and those with a problem', () => {
    const total = { rounds: 9, states: { works: 2, slow: 1, unsure: 1, 'site-only': 3, 'site-blocked': 2 } };
    expect(hourCells([[{ total, functions: {} }]], 24)).toMatchObject([[{ checks: 8, failed: 3 }]]);
  });
});

describe('a cell', () => {
  const tally = (states: ServiceTally['total']['states']): ServiceTally => ({
    total: { rounds: Object.values(states).reduce((sum, count) => sum + count, 0), states },
    functions: {},
  });
  const cell = (states: ServiceTally['total']['states'], network?: Partial<Record<NetworkState, number>>) => {
    const [slot] = daySlots('2026-11-25', '2026-11-25', utc);
    if (!slot) throw new Error('there is a day');
    return barCells(
      [{ ...slot, content: tally(states) }],
      [network ? { ...slot, content: { rounds: 9, states: network } } : slot],
      1,
    )[0];
  };

  test('has the worst state that was found in it', () => {
    expect(cell({ works: 9, slow: 1 })?.worst).toBe('slow');
    expect(cell({ works: 1, blocked: 1, partial: 3 })?.worst).toBe('blocked');
  });

  test('with checks of a site alone has their worst state, and no share that worked', () => {
    expect(cell({ 'site-only': 9, 'site-blocked': 1, unsure: 2 })).toMatchObject({ worst: 'site-blocked', rounds: 12 });
    expect(cell({ 'site-only': 2, unsure: 3 })).toMatchObject({ worst: 'site-only', word: 'Site answers' });
    expect(cell({ 'site-only': 2 })).not.toHaveProperty('worked');
  });

  test('tells checks that a failed connection left open from those that are not sure', () => {
    const half = cell({ unsure: 4 }, { online: 7, offline: 1, 'captive-portal': 1 });
    expect(half).toMatchObject({ worst: 'offline', word: 'Connection problem', rounds: 4 });
    expect(half?.shares).toEqual([
      { state: 'offline', share: 0.5 },
      { state: 'unsure', share: 0.5 },
    ]);
    expect(cell({ works: 1, unsure: 1 }, { online: 1, offline: 1 })).toMatchObject({ worst: 'works', worked: 1 });
    expect(cell({ unsure: 1 }, { online: 1 })?.worst).toBe('unsure');
  });

  test('ignores unsure checks if others were judged', () => {
    expect(cell({ works: 1, unsure: 5 })).toMatchObject({ worst: 'works', worked: 1 });
    expect(cell({ unsure: 2 })?.worst).toBe('unsure');
    expect(cell({ unsure: 2 })?.worked).toBeUndefined();
  });
});

test('only good network states have the mark of a working service', () => {
  expect(networkStateWords.filter((state) => networkPolicy(state).mark === 'works')).toEqual(['proxied', 'online']);
});

test('each measured speed is paired with the speed of other sites in the same slot', () => {
  const [slot] = daySlots('2026-11-25', '2026-11-25', utc);
  if (!slot) throw new Error('there is a day');
  const kbps = (value: number) => ({ n: 2, sum: 2 * value, min: value, max: value });
  const total = { rounds: 1, states: { works: 1 } };
  const media = { ...total, kbps: kbps(300) };
  expect(
    speedsOf(
      [{ ...slot, content: { total, functions: { media } } }],
      [{ ...slot, content: { rounds: 1, states: { online: 1 }, kbps: kbps(40_000) } }],
    ),
  ).toEqual([{ from: slot.from, to: slot.to, here: 300, control: 40_000 }]);
  expect(speedsOf([slot], [slot])).toEqual([]);
});

test('a share just below 100 % or just above 0 % is not rounded to it', () => {
  expect([0, 0.001, 0.5, 0.999, 1].map(percentText)).toEqual(['0%', '1%', '50%', '99%', '100%']);
});

test('a path names a time only by a number that a date can have', () => {
  expect([undefined, '', 'x', '-1', '1.5', '9e15', 'Infinity'].map(momentIn)).toEqual(Array(7).fill(undefined));
  expect(momentIn('1700000000000')).toBe(1_700_000_000_000);
});
