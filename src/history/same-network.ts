import { unknownNetwork } from '../model/network-label.ts';
import { allowedIn } from '../model/network-states.ts';
import type { Round } from '../model/round.ts';

/** After it the device may be on another network, also where that has no name. */
export function losesNetwork({ network }: Pick<Round, 'network'>): boolean {
  return network !== undefined && allowedIn(network.state).lost === true;
}

/** The rounds that were made on the network of `latest`, as far as that can be known. @param rounds oldest first */
export function roundsOnThisNetwork(rounds: readonly Round[], { profile }: Pick<Round, 'profile'>): Round[] {
  const lost = rounds.findLastIndex(losesNetwork);
  const since = profile === unknownNetwork ? rounds.slice(lost + 1) : rounds;
  return since.filter((round) => round.profile === profile);
}
