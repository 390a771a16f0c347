import type { NetworkProfile } from '../network-profile.ts';

export const longestLabel = 60;

/** An id that no network has yet. It says nothing: networks are told apart by what a person calls them. */
export function newNetworkId(networks: readonly Pick<NetworkProfile, 'id'>[]): string {
  const taken = new Set(networks.map(({ id }) => id));
  let number = networks.length + 1;
  while (taken.has(`network-${number}`)) number++;
  return `network-${number}`;
}
