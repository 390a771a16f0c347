/** One conversation between the client and one port of one address. */
export interface Flow {
  readonly protocol: number;
  readonly clientPort: number;
  readonly serverPort: number;
  readonly serverBytes: Buffer;
  /** The server's address as text. */
  readonly server: string;
  /** Whose address that is, as far as the address plan knows. */
  readonly host: string | undefined;
  readonly startedAt: number;
  /** Nothing of a dead flow passes any more; an ended one was closed by its own ends. */
  state: 'open' | 'ended' | 'dead';
  /** The name in its ClientHello (`''` for none) or in its Host line, once that was seen. */
  name?: string;
  /** Packets that carried anything, and what they carried, both ways. */
  dataPackets: number;
  dataBytes: number;
  /** The port of another server that answers in this one's place. */
  redirectedTo?: number;
  /** Sequence number of the first byte that the client sends. */
  firstByte?: number;
  /** What the client sent so far, while nobody has made out what it is. */
  firstSegments: { readonly at: number; readonly bytes: Buffer }[] | undefined;
}
