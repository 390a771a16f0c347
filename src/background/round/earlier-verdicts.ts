import { roundsOnThisNetwork } from '../../history/same-network.ts';
import type { Round } from '../../model/round.ts';
import type { ServiceVerdict } from '../../model/verdict.ts';

/** How far back verdicts make those of a round more certain. */
export const memoryMs = 24 * 3_600_000;

/** The verdicts on the network of this round, newest first. @param rounds before it, newest first */
export function verdictsHere(rounds: readonly Round[], round: Round): ServiceVerdict[] {
  return roundsOnThisNetwork(rounds.toReversed(), round)
    .toReversed()
    .flatMap((past) => past.verdicts);
}
