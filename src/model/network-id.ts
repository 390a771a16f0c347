import type { LabelledNetwork } from './network-label.ts';
import { tidyName } from './tidy-name.ts';

export const longestLabel = 60;

/** A network's label as it is stored. */
export function labelFrom(typed: string): string {
  return [...tidyName(typed)].slice(0, longestLabel).join('').trim();
}

/**
 * A new, random id for a network. It says nothing about the network. It is random, so that two browsers whose histories
 * are merged do not use one id for two networks.
 * @param random 0..1
 */
export function newNetworkId(networks: readonly Pick<LabelledNetwork, 'id'>[], random: () => number): string {
  const id = `network-${Math.floor(random() * 36 ** 6).toString(36)}`;
  return networks.some((network) => network.id === id) ? newNetworkId(networks, random) : id;
}
