import type { NetworkState } from '../../model/network-states.ts';
import type { Round } from '../../model/round.ts';

/** What a round found of the connection. Without access nobody was asked, which says nothing about the connection. */
export function connectionOf({ network, verdicts }: Pick<Round, 'network' | 'verdicts'>): NetworkState | undefined {
  const refused = verdicts.some(({ because }) => because.includes('permission-missing'));
  return network?.state === 'unknown' && refused ? undefined : network?.state;
}
