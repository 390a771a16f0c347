import { type AddressInfo, connect, createServer } from 'node:net';

/** Where a connection to PostgreSQL is cut, once: before a text reaches the server, or before its answer comes back. */
export interface Cut {
  readonly text: string;
  readonly at: 'question' | 'answer';
}

/** A proxy to a PostgreSQL whose connections can be cut. */
export interface CutProxy {
  /** The database of the given `DATABASE_URL`, through this proxy. */
  readonly url: string;
  /** Cuts the next connection on which this text is sent. */
  cutNext(cut: Cut): void;
  /** Leads to the server on another port, from the next connection on. */
  leadTo(port: number): void;
  /** Whether every cut was made. */
  hasCut(): boolean;
  close(): Promise<void>;
}

export async function startCutProxy(databaseUrl: string): Promise<CutProxy> {
  const { hostname, port } = new URL(databaseUrl);
  let serverPort = Number(port);
  const sockets = new Set<{ destroy(): void }>();
  let next: Cut | undefined;
  const server = createServer((from) => {
    const to = connect(serverPort, hostname);
    const end = () => [from, to].map((socket) => socket.destroy());
    for (const socket of [from, to]) {
      sockets.add(socket);
      socket.on('error', end).on('close', end);
    }
    let isMute = false;
    from.on('data', (piece: Buffer) => {
      const cut = next && piece.includes(next.text) ? next : undefined;
      if (cut) next = undefined;
      if (cut?.at === 'question') return end();
      isMute = cut !== undefined;
      return to.write(piece);
    });
    // Once the server answers, it has carried out the statement.
    to.on('data', (piece: Buffer) => (isMute ? end() : from.write(piece)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: String(url),
    cutNext(cut) {
      next = cut;
    },
    leadTo(other) {
      serverPort = other;
    },
    hasCut: () => next === undefined,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
