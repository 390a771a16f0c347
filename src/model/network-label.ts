/** A network as a person knows it. Told apart by what the person says, never by stored addresses. */
export interface LabelledNetwork {
  readonly id: string;
  /** The person's own name for it. */
  readonly label?: string;
  readonly metered?: boolean;
  /** Epoch ms of the first and the newest round on it. */
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
}

/** Every network that nobody has named. */
export const unknownNetwork = 'unknown';
