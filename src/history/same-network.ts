import { unknownNetwork } from '../model/network-label.ts';
import { networkPolicy } from '../model/network-states.ts';
import type { Round } from '../model/round.ts';

/** Whether the device may be on another network after this round, even if both are unlabelled. */
export function losesNetwork({ network }: Pick<Round, 'network'>): boolean {
  return network !== undefined && networkPolicy(network.state).lost === true;
}

/**
 * The rounds on the same network as the given round, as far as is known.
 * @param rounds oldest first
 */
export function roundsOnThisNetwork(rounds: readonly Round[], { profile }: Pick<Round, 'profile'>): Round[] {
  const lost = rounds.findLastIndex(losesNetwork);
  const since = profile === unknownNetwork ? rounds.slice(lost + 1) : rounds;
  return since.filter((round) => round.profile === profile);
}
