import { unknownNetwork } from '../model/network-label.ts';
import { networkPolicy } from '../model/network-states.ts';
import type { Round } from '../model/round.ts';

/** After this round the device may be on another network, even if both are unlabelled. */
export function losesNetwork({ network }: Pick<Round, 'network'>): boolean {
  return network !== undefined && networkPolicy(network.state).lost === true;
}

/** The rounds on the network of the given round, as far as that is known. @param rounds oldest first */
export function roundsOnThisNetwork(rounds: readonly Round[], { profile }: Pick<Round, 'profile'>): Round[] {
  const lost = rounds.findLastIndex(losesNetwork);
  const since = profile === unknownNetwork ? rounds.slice(lost + 1) : rounds;
  return since.filter((round) => round.profile === profile);
}
