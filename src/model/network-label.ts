/** A network that the person labelled. Networks are distinguished by these labels, never by stored addresses. */
export interface LabelledNetwork {
  readonly id: string;
  /** The network label: the person's own name for the network. */
  readonly label?: string;
  readonly metered?: boolean;
  /** Epoch ms of the first and the newest round on it. */
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
}

/** The id that all unlabelled networks share. */
export const unknownNetwork = 'unknown';
