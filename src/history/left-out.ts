import type { Round } from '../model/round.ts';

/** Checks that the person leaves out of all that is counted, as while the router was off, or counts again. */
export interface LeftOut {
  /** When each of them started, epoch ms. */
  readonly checks: readonly number[];
  readonly leftOut: boolean;
}

/** The round as it is to be stored. A running one stays as it is. */
export function withLeftOut<Marked extends Pick<Round, 'at' | 'status' | 'leftOut'>>(
  round: Marked,
  { checks, leftOut }: LeftOut,
): Marked {
  if (round.status === 'running' || !checks.includes(round.at)) return round;
  if (leftOut === (round.leftOut === true)) return round;
  const { leftOut: _, ...rest } = round;
  return (leftOut ? { ...round, leftOut } : rest) as Marked;
}
