import type { DayRollUp, HourRollUp } from '../../../history/roll-up.ts';

const mark = ' imported';

/** The key of a roll-up: imported ones are beside what this browser saw. A network id has no space. */
export function placeOf({ profile, imported }: { profile: string; imported?: true | undefined }): string {
  return imported ? `${profile}${mark}` : profile;
}

function fromPlace(place: string): Pick<DayRollUp, 'profile' | 'imported'> {
  return place.endsWith(mark) ? { profile: place.slice(0, -mark.length), imported: true } : { profile: place };
}

/**
 * A roll-up as it is stored: its key, and the rest as JSON. Browsers read and parse one text several times faster than
 * a thousand small objects, and a year has half a million of them.
 */
export interface StoredDay extends Pick<DayRollUp, 'day' | 'profile'> {
  readonly text: string;
}

export interface StoredHours extends Pick<HourRollUp, 'service' | 'day' | 'profile'> {
  readonly text: string;
}

export function storeDay({ day, profile, imported, ...rest }: DayRollUp): StoredDay {
  return { day, profile: placeOf({ profile, imported }), text: JSON.stringify(rest) };
}

export function restoreDay({ day, profile: place, text }: StoredDay): DayRollUp {
  return { day, ...fromPlace(place), ...(JSON.parse(text) as Omit<DayRollUp, 'day' | 'profile' | 'imported'>) };
}

export function storeHours({ service, day, profile, imported, hours }: HourRollUp): StoredHours {
  return { service, day, profile: placeOf({ profile, imported }), text: JSON.stringify(hours) };
}

export function restoreHours({ service, day, profile: place, text }: StoredHours): HourRollUp {
  return { service, day, ...fromPlace(place), hours: JSON.parse(text) as HourRollUp['hours'] };
}
