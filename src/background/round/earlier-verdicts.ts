import { roundsOnThisNetwork } from '../../history/same-network.ts';
import { usualSpeedMs } from '../../measure/transfers/usual-speed.ts';
import { isThroughVpn, unknownNetwork } from '../../model/network-label.ts';
import type { Round } from '../../model/round.ts';
import type { ServiceVerdict } from '../../model/verdict.ts';
import type { Store } from '../../platform/store/store.ts';

/** How far back verdicts make those of a round more certain. */
export const memoryMs = 24 * 3_600_000;

/** The verdicts on the network of this round, newest first. @param rounds before it, newest first */
export function verdictsHere(rounds: readonly Round[], round: Round): ServiceVerdict[] {
  return roundsOnThisNetwork(rounds.toReversed(), round)
    .toReversed()
    .flatMap((past) => past.verdicts);
}

/**
 * The verdicts on other networks that the person labelled, newest first: not those through a VPN, which is another way on
 * this device too.
 */
export function verdictsElsewhere(rounds: readonly Round[], { profile }: Pick<Round, 'profile'>): ServiceVerdict[] {
  const isOther = (past: Round) => past.profile !== unknownNetwork && past.profile !== profile && !isThroughVpn(past);
  return profile === unknownNetwork ? [] : rounds.filter(isOther).flatMap((past) => past.verdicts);
}

/** The verdicts that show usual speeds: none on an unlabelled network, which may be another one each time. */
export async function readUsual(round: Round, store: Store): Promise<readonly ServiceVerdict[]> {
  if (round.profile === unknownNetwork) return [];
  return verdictsHere(await store.roundsSince(round.at - usualSpeedMs), round);
}
