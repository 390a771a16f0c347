import type { Round } from '../model/round.ts';

/** Checks that the person excludes from all counts, e.g. because the router was off, or includes again. */
export interface LeftOut {
  /** The start of each check, epoch ms. */
  readonly checks: readonly number[];
  readonly leftOut: boolean;
}

/** The round as it is to be stored. A running one is not changed. */
export function withLeftOut<Marked extends Pick<Round, 'at' | 'status' | 'leftOut'>>(
  round: Marked,
  { checks, leftOut }: LeftOut,
): Marked {
  if (round.status === 'running' || !checks.includes(round.at)) return round;
  if (leftOut === (round.leftOut === true)) return round;
  const { leftOut: _, ...rest } = round;
  return (leftOut ? { ...round, leftOut } : rest) as Marked;
}
