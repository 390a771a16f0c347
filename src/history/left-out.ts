import type { Round } from '../model/round.ts';

/**
 * A period whose checks the person leaves out of all that is counted, as while the router was off, or counts again. Epoch
 * ms, without `until` itself.
 */
export interface LeftOut {
  readonly since: number;
  readonly until: number;
  readonly leftOut: boolean;
}

/** The round as it is to be stored. A running one stays as it is. */
export function withLeftOut<Marked extends Pick<Round, 'at' | 'status' | 'leftOut'>>(
  round: Marked,
  { since, until, leftOut }: LeftOut,
): Marked {
  if (round.status === 'running' || round.at < since || round.at >= until) return round;
  if (leftOut === (round.leftOut === true)) return round;
  const { leftOut: _, ...rest } = round;
  return (leftOut ? { ...round, leftOut } : rest) as Marked;
}
