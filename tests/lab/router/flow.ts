/** The traffic between one port of the client and one port of a server. */
export interface Flow {
  readonly protocol: number;
  readonly clientPort: number;
  readonly serverPort: number;
  readonly serverBytes: Buffer;
  /** The server's address as text. */
  readonly server: string;
  /** The host with that address, if the address plan knows it. */
  readonly host: string | undefined;
  readonly startedAt: number;
  /** A dead flow passes no more packets; an ended one was closed by client or server. */
  state: 'open' | 'ended' | 'dead';
  /** The name in its ClientHello (`''` for none) or Host line, once seen. */
  name?: string;
  /** Packets with payload and their bytes, in both directions. */
  dataPackets: number;
  dataBytes: number;
  /** The port of the box that answers instead of the server. */
  redirectedTo?: number;
  /** Sequence number of the first byte that the client sends. */
  firstByte?: number;
  /** What the client has sent so far, until its first message is complete. */
  firstSegments: { readonly at: number; readonly bytes: Buffer }[] | undefined;
}
