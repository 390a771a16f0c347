import { type Day, isDay } from './local-time.ts';

/** What a person wrote down about a day, e.g. "power cut". Never leaves the device unless it is exported with it. */
export interface Note {
  readonly day: Day;
  readonly text: string;
}

export const longestNote = 500;

/** What is stored of what a person wrote. A note can be taken away from any day: earlier versions took any text for one. */
export function noteFrom({ day, text }: Note): Note {
  const note = { day, text: text.trim().slice(0, longestNote) };
  if (note.text !== '' && !(isDay(day) && day >= '2000-01-01')) throw new RangeError(`no day for a note: ${day}`);
  return note;
}
