import type { HourMatrix } from '../../../history/hour-matrix.ts';
import { knownRounds, problemRounds } from '../../../history/tally.ts';
import { hourOfDay, percentText } from '../../shared/format.ts';
import { plural, t } from '../../shared/text.ts';
import { weekdayText } from '../parts/format-when.ts';

/** One or more hours of one weekday. */
export interface HourCell {
  /** 0 is Monday. */
  readonly weekday: number;
  readonly hour: number;
  /** The number of hours that the cell covers. */
  readonly hours: number;
  /** The number of checks that found something out, and how many of them found a problem. */
  readonly checks: number;
  readonly failed: number;
}

/** @param hours the number of hours per cell, a divisor of 24 */
export function hourCells(matrix: HourMatrix, hours: number): HourCell[][] {
  return matrix.map((row, weekday) =>
    [...Array(24 / hours).keys()].map((column) => {
      const tallies = row.slice(column * hours, (column + 1) * hours).flatMap((cell) => cell?.total ?? []);
      const checks = tallies.reduce((sum, tally) => sum + knownRounds(tally), 0);
      const failed = tallies.reduce((sum, tally) => sum + problemRounds(tally), 0);
      return { weekday, hour: column * hours, hours, checks, failed };
    }),
  );
}

/** Shares of failures at which a cell gets darker. */
const steps = [0.1, 0.3, 0.6, 0.9];

/** 0 (works) to 4 (almost always fails). */
export function stepOf({ checks, failed }: HourCell): number {
  return steps.filter((from) => failed / checks >= from).length;
}

export function hourCellText({ weekday, hour, hours, checks, failed }: HourCell): string {
  const values = { day: weekdayText(weekday, 'long'), from: hourOfDay(hour), to: hourOfDay((hour + hours) % 24) };
  if (checks === 0) return t('hour_cell_none', values);
  return plural('hour_cell', checks, { ...values, share: percentText(failed / checks) });
}
