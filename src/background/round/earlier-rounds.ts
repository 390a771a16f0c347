import { roundsOnThisNetwork } from '../../history/same-network.ts';
import { type PastSpeeds, pastSpeeds } from '../../measure/transfers/past-speeds.ts';
import { isThroughVpn, unknownNetwork } from '../../model/network-label.ts';
import type { Round } from '../../model/round.ts';
import type { ServiceVerdict } from '../../model/verdict.ts';

/** How far back verdicts make those of a round more certain. */
export const memoryMs = 24 * 3_600_000;

/** The verdicts on the network of this round, newest first. @param rounds before it, newest first */
export function verdictsHere(rounds: readonly Round[], round: Round): ServiceVerdict[] {
  return roundsHere(rounds, round).flatMap(({ verdicts }) => verdicts);
}

/**
 * The verdicts on other networks that the person labelled, newest first: not those through a VPN, which is another way on
 * this device too.
 */
export function verdictsElsewhere(rounds: readonly Round[], { profile }: Pick<Round, 'profile'>): ServiceVerdict[] {
  const isOther = (past: Round) => past.profile !== unknownNetwork && past.profile !== profile && !isThroughVpn(past);
  return profile === unknownNetwork ? [] : rounds.filter(isOther).flatMap((past) => past.verdicts);
}

/**
 * The speeds that are usual on the network of this round.
 * @param rounds of the two weeks before it, newest first
 * @param checksBefore how many of them were made over the same connection, if it has no label: it may be another one each time
 */
export function pastHere(rounds: readonly Round[], round: Round, checksBefore: number): PastSpeeds {
  const here = roundsHere(rounds, round);
  return pastSpeeds(round.profile === unknownNetwork ? here.slice(0, checksBefore) : here);
}

/** The rounds on the network of this round, newest first. @param rounds before it, newest first */
export function roundsHere(rounds: readonly Round[], round: Round): Round[] {
  return roundsOnThisNetwork(rounds.toReversed(), round).toReversed();
}
