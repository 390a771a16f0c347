import { unknownNetwork } from '../model/network-label.ts';
import type { Round } from '../model/round.ts';
import type { NetworkState } from '../model/verdict.ts';

/** After these the device may be on another network, also where that has no name. */
export const lostNetworks: ReadonlySet<NetworkState | undefined> = new Set<NetworkState>([
  'offline',
  'changed',
  'captive-portal',
]);

/** The rounds that were made on the network of `latest`, as far as that can be known. @param rounds oldest first */
export function roundsOnThisNetwork(rounds: readonly Round[], { profile }: Pick<Round, 'profile'>): Round[] {
  const lost = rounds.findLastIndex(({ network }) => lostNetworks.has(network?.state));
  const since = profile === unknownNetwork ? rounds.slice(lost + 1) : rounds;
  return since.filter((round) => round.profile === profile);
}
