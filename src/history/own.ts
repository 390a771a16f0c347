import type { Round } from '../model/round.ts';

/** Where a round, or a roll-up of rounds, is from. */
export interface Origin {
  /** From a file, in which anybody can have written it. */
  readonly imported?: true;
}

/**
 * Only what this browser saw decides a verdict, says since when something is so, or is passed on as seen here. What shows
 * the past shows all of it, and marks what is imported.
 */
export const isOwn = ({ imported }: Origin): boolean => imported !== true;

/** The same of a check, unless the person left it out. */
export const counts = (round: Pick<Round, 'imported' | 'leftOut'>): boolean => isOwn(round) && round.leftOut !== true;
