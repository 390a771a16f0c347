import { monthDays } from '../../protocol/wire/cell.ts';
import { slotsOfDay } from '../days.ts';
import { deviation, type NoisyCounts, reportsIn } from './noisy-counts.ts';

/**
 * How many reports a cell needs, in standard deviations of its noise. Neither a single report nor noise alone may make
 * a cell appear; so a cell with few reports in 24 hours needs a week of them too.
 */
const needed = { day: 2.5, week: 5, dayAlone: 4.5 } as const;

/**
 * On a large network, the reports have to come from this many neighbourhoods: a few are more likely to be lies than all
 * the reports there are.
 */
const neighbourhoodsOfLarge = { day: 12, week: 12, dayAlone: 24 } as const;

export const weekDays = 7;

/** The least number of reports of 24 hours, or of a week, in counts with this noise. */
function least(what: keyof typeof needed, counts: NoisyCounts, isLarge: boolean): number {
  const votes = neighbourhoodsOfLarge[what] * slotsOfDay * (what === 'week' ? weekDays : 1);
  return Math.max(needed[what] * deviation(counts), isLarge ? votes : 0);
}

/** The least number of reports in 24 hours for which a cell may be published. */
export const minOfDay = (day: NoisyCounts, isLarge: boolean): number => least('day', day, isLarge);

/**
 * Whether there are enough reports in 24 hours, and in the week around them.
 * @param week computed only where it matters
 */
export function isEnoughForDay(day: NoisyCounts, week: () => NoisyCounts, isLarge: boolean): boolean {
  if (reportsIn(day) < minOfDay(day, isLarge)) return false;
  if (reportsIn(day) >= least('dayAlone', day, isLarge)) return true;
  const ofWeek = week();
  return reportsIn(ofWeek) >= least('week', ofWeek, isLarge);
}

/** The least number of reports in 30 days: on average half as many a day as 24 hours need. */
export const minOfMonth = (day: NoisyCounts, isLarge: boolean): number => (minOfDay(day, isLarge) * monthDays) / 2;
