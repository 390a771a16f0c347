import { expect, test } from 'vitest';
import type { HourMatrix } from '../../src/history/hour-matrix.ts';
import { usualHours } from '../../src/history/usual-hours.ts';

/** A week in which these hours fail in this many of five checks, and the others never. */
function week(failing: Readonly<Record<number, number>>, checks = 5): HourMatrix {
  return Array.from({ length: 7 }, (_, day) =>
    Array.from({ length: 24 }, (_hour, hour) => {
      if (day > 0) return undefined;
      const blocked = failing[hour] ?? 0;
      return { total: { rounds: checks, states: { works: checks - blocked, blocked } }, functions: {} };
    }),
  );
}

test('the hours in which most checks fail are one period of the day', () => {
  expect(usualHours(week({ 17: 3, 18: 5, 19: 4, 21: 2 }))).toEqual({ from: 17, to: 20 });
});

test('the period may span midnight', () => {
  expect(usualHours(week({ 22: 5, 23: 5, 0: 5, 1: 5 }))).toEqual({ from: 22, to: 2 });
});

test('two periods, none, or nearly the whole day are no habit', () => {
  expect(usualHours(week({ 8: 5, 20: 5 }))).toBeUndefined();
  expect(usualHours(week({}))).toBeUndefined();
  expect(usualHours(week(Object.fromEntries([...Array(20).keys()].map((hour) => [hour, 5]))))).toBeUndefined();
});

test('a few checks show no habit', () => {
  expect(usualHours(week({ 17: 3 }, 3))).toBeUndefined();
});

test('unknown hours do not break a period, unless they are many', () => {
  const everyThird = week({ 18: 5, 21: 5 }).map((day) => day.map((hour, at) => (at % 3 === 0 ? hour : undefined)));
  expect(usualHours(everyThird)).toEqual({ from: 18, to: 22 });
  const everySixth = week({ 12: 5, 18: 5 }).map((day) => day.map((hour, at) => (at % 6 === 0 ? hour : undefined)));
  expect(usualHours(everySixth)).toBeUndefined();
});

test('if all known hours fail, they are the period', () => {
  const byDay = week(Object.fromEntries([...Array(13).keys()].map((index) => [8 + index, 5])));
  const known = byDay.map((day) => day.map((hour, at) => (at >= 8 && at <= 20 ? hour : undefined)));
  expect(usualHours(known)).toEqual({ from: 8, to: 21 });
});
