import { type Day, isDay } from './local-time.ts';

/** A person's note about a day, e.g. "power cut". Stays on the device unless the history is exported. */
export interface Note {
  readonly day: Day;
  readonly text: string;
}

export const longestNote = 500;

/** The text of a note as it is stored. */
export const noteTextFrom = (typed: string): string => typed.trim().slice(0, longestNote);

/**
 * The note as it is stored. An empty text deletes a note.
 */
export function noteFrom({ day, text }: Note): Note {
  const note = { day, text: noteTextFrom(text) };
  if (note.text !== '' && !(isDay(day) && day >= '2000-01-01')) throw new RangeError(`no day for a note: ${day}`);
  return note;
}
