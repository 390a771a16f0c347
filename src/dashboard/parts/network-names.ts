import { type NetworkProfile, unknownNetwork } from '../../core/network-profile.ts';
import { t } from '../../ui/text.ts';

/** What a network is called; one that the person has not named has no name. */
export function networkName(id: string, networks: readonly NetworkProfile[]): string {
  const label = networks.find((network) => network.id === id)?.label;
  return label ?? t(id === unknownNetwork ? 'networks_unnamed' : 'networks_nameless');
}
