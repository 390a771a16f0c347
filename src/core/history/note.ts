import type { Day } from './local-time.ts';

/** What a person wrote down about a day, e.g. "power cut". Never leaves the device unless it is exported with it. */
export interface Note {
  readonly day: Day;
  readonly text: string;
}

export const longestNote = 500;
