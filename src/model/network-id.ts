import type { LabelledNetwork } from './network-label.ts';

export const longestLabel = 60;

/**
 * An id that no network has yet. It says nothing: networks are told apart by what a person calls them. It is a matter of
 * chance, so that two browsers whose histories are merged do not give one id to two networks.
 * @param random 0..1
 */
export function newNetworkId(networks: readonly Pick<LabelledNetwork, 'id'>[], random: () => number): string {
  const id = `network-${Math.floor(random() * 36 ** 6).toString(36)}`;
  return networks.some((network) => network.id === id) ? newNetworkId(networks, random) : id;
}
