import type { Round } from '../model/round.ts';

/** The origin of a round, or of a roll-up of rounds. */
export interface Origin {
  /** From a file, which anybody can have written. */
  readonly imported?: true;
}

/**
 * Only what this browser saw decides a verdict, dates the start of a state, or is passed on as seen here. Views of the
 * past show everything, and mark what is imported.
 */
export const isOwn = ({ imported }: Origin): boolean => imported !== true;

/** The same for a check, and that the person did not exclude it. */
export const counts = (round: Pick<Round, 'imported' | 'leftOut'>): boolean => isOwn(round) && round.leftOut !== true;
