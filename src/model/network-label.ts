/** A network that the person labelled. Networks are distinguished by these labels, never by stored addresses. */
export interface LabelledNetwork {
  readonly id: string;
  /** The network label: the person's own name for the network. */
  readonly label?: string;
  readonly metered?: boolean;
}

/** The id shared by all unlabelled networks. */
export const unknownNetwork = 'unknown';

/** Kinds of network that a person can choose instead of making up a label. They are ids of networks too. */
export const placeIds = ['home', 'mobile', 'vpn', 'elsewhere'] as const;
export type PlaceId = (typeof placeIds)[number];

export function isPlace(id: string): id is PlaceId {
  return placeIds.some((place) => place === id);
}

/** Whether a round on this network describes a VPN, not the place where the device is. */
export function isThroughVpn({ profile }: { readonly profile: string }): boolean {
  return profile === ('vpn' satisfies PlaceId);
}
