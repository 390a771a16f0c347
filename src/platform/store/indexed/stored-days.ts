import type { DayRollUp, HourRollUp } from '../../../history/roll-up.ts';

/**
 * A roll-up as it is stored: its key, and the rest as JSON. Browsers read and parse a text several times faster than
 * they read a thousand small objects, and a year has half a million of them.
 */
export interface StoredDay extends Pick<DayRollUp, 'day' | 'profile'> {
  readonly text: string;
}

export interface StoredHours extends Pick<HourRollUp, 'service' | 'day' | 'profile'> {
  readonly text: string;
}

export function storeDay({ day, profile, ...rest }: DayRollUp): StoredDay {
  return { day, profile, text: JSON.stringify(rest) };
}

export function restoreDay({ day, profile, text }: StoredDay): DayRollUp {
  return { day, profile, ...(JSON.parse(text) as Omit<DayRollUp, 'day' | 'profile'>) };
}

export function storeHours({ service, day, profile, hours }: HourRollUp): StoredHours {
  return { service, day, profile, text: JSON.stringify(hours) };
}

export function restoreHours({ service, day, profile, text }: StoredHours): HourRollUp {
  return { service, day, profile, hours: JSON.parse(text) as HourRollUp['hours'] };
}
