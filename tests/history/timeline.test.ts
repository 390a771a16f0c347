import { describe, expect, it } from 'vitest';
import { hourMatrix } from '../../src/history/hour-matrix.ts';
import { localClock } from '../../src/history/local-time.ts';
import { addServiceTallies, rollUp } from '../../src/history/roll-up.ts';
import {
  daySlots,
  hourSlots,
  timelineOfConnection,
  timelineOfDays,
  timelineOfHours,
  widened,
} from '../../src/history/timeline.ts';
import { roundAt } from './sample-rounds.ts';

const utc = localClock('UTC');
const network = { state: 'online', because: [], answered: 3, tried: 3 } as const;
const { days, hours } = rollUp(
  [
    roundAt('2026-11-23T10:00:00Z', 'works', { network }),
    roundAt('2026-11-25T10:00:00Z', 'blocked', { network }),
    roundAt('2026-11-25T10:30:00Z', 'works', { network, profile: 'home' }),
    roundAt('2026-11-25T11:10:00Z', 'works', { network }),
  ],
  utc,
);
const states = (cells: readonly { readonly content?: { readonly total: { readonly states: object } } }[]) =>
  cells.map(({ content }) => content?.total.states);

describe('a timeline', () => {
  it('of days has every day, including days without a check', () => {
    const slots = daySlots('2026-11-23', '2026-11-25', utc);
    expect(states(timelineOfDays(slots, days, 'signal'))).toEqual([{ works: 1 }, undefined, { blocked: 1, works: 2 }]);
    expect(states(timelineOfDays(slots, days, 'signal', 'home'))).toEqual([undefined, undefined, { works: 1 }]);
    expect(states(timelineOfDays(slots, days, 'viber'))).toEqual([undefined, undefined, undefined]);
  });

  it('of hours ends with the current hour', () => {
    const slots = hourSlots(3, Date.parse('2026-11-25T11:59:00Z'), utc);
    expect(slots.map(({ hour }) => hour)).toEqual([9, 10, 11]);
    expect(states(timelineOfHours(slots, hours))).toEqual([undefined, { blocked: 1, works: 1 }, { works: 1 }]);
    expect(states(timelineOfHours(slots, hours, 'unknown'))).toEqual([undefined, { blocked: 1 }, { works: 1 }]);
  });

  it('shows the connection by days and by hours', () => {
    const [cell] = timelineOfConnection(daySlots('2026-11-25', '2026-11-25', utc), days);
    expect(cell?.content).toEqual({ rounds: 3, states: { online: 3 } });
    const byHours = timelineOfConnection(hourSlots(2, Date.parse('2026-11-25T11:59:00Z'), utc), days, 'unknown');
    expect(byHours.map(({ content }) => content?.rounds)).toEqual([1, 1]);
  });

  it('can be widened to fewer cells, of which the newest are complete', () => {
    const timeline = timelineOfDays(daySlots('2026-11-21', '2026-11-25', utc), days, 'signal');
    const wide = widened(timeline, 2, addServiceTallies);
    expect(wide.map(({ day }) => day)).toEqual(['2026-11-21', '2026-11-22', '2026-11-24']);
    expect(states(wide)).toEqual([undefined, { works: 1 }, { blocked: 1, works: 2 }]);
    expect(wide.map(({ from, to }) => (to - from) / 86_400_000)).toEqual([1, 2, 2]);
  });

  it('knows when each cell starts and ends', () => {
    const [day] = daySlots('2026-10-25', '2026-10-25', localClock('Europe/Berlin'));
    expect(day && (day.to - day.from) / 3_600_000).toBe(25);
  });
});

describe('the last hours', () => {
  it('leave out an hour that the clock skipped, and have one cell for an hour that occurs twice', () => {
    const berlin = localClock('Europe/Berlin');
    const spring = hourSlots(4, Date.parse('2026-03-29T02:30:00Z'), berlin);
    expect(spring.map(({ hour }) => hour)).toEqual([0, 1, 3, 4]);
    const autumn = hourSlots(4, Date.parse('2026-10-25T02:30:00Z'), berlin);
    expect(autumn.map(({ hour, from, to }) => [hour, (to - from) / 3_600_000])).toEqual([
      [0, 1],
      [1, 1],
      [2, 2],
      [3, 1],
    ]);
  });
});

describe('the hours of the week', () => {
  it('sum up the rounds of all weeks', () => {
    const matrix = hourMatrix(hours);
    expect(matrix).toHaveLength(7);
    expect(matrix.every((row) => row.length === 24)).toBe(true);
    expect(matrix[0]?.[10]?.total.states).toEqual({ works: 1 });
    expect(matrix[2]?.[10]?.total.states).toEqual({ blocked: 1, works: 1 });
    expect(hourMatrix(hours, 'home')[0]?.[10]).toBeUndefined();
  });
});
