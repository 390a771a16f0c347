import { type AddressInfo, connect, createServer } from 'node:net';

export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** A proxy between a relay and a gateway that records every byte. */
export interface Recorder {
  readonly address: string;
  /** The requests of the relay. */
  requests(): readonly Recorded[];
  /** The requests with messages. */
  posts(): readonly Recorded[];
  /** All bytes from the relay. */
  bytes(): Buffer;
  forget(): void;
  close(): Promise<void>;
}

export async function recordBefore(gateway: string): Promise<Recorder> {
  const { hostname, port } = new URL(gateway);
  const pieces: Buffer[] = [];
  const sockets = new Set<{ destroy(): void }>();
  const server = createServer((from) => {
    const to = connect(Number(port), hostname);
    for (const socket of [from, to]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    from.on('data', (piece: Buffer) => pieces.push(piece));
    from.pipe(to).pipe(from);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const requests = () => parseRequests(Buffer.concat(pieces));
  return {
    address,
    requests,
    posts: () => requests().filter(({ method }) => method === 'POST'),
    bytes: () => Buffer.concat(pieces),
    forget: () => {
      pieces.length = 0;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Finds the requests in the recorded bytes: sealed bodies never look like a request line. */
function parseRequests(bytes: Buffer): Recorded[] {
  const heads = bytes.toString('latin1').matchAll(/(GET|POST) (\/\S*) HTTP\/1\.1\r\n((?:[\w-]+: [^\r\n]*\r\n)*)\r\n/g);
  return [...heads].map(([, method = '', path = '', lines = '']) => ({
    method,
    path,
    headers: Object.fromEntries(
      lines
        .split('\r\n')
        .filter((line) => line !== '')
        .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
    ),
  }));
}
