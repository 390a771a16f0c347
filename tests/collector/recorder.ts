import { type AddressInfo, connect, createServer } from 'node:net';

export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** Stands between a relay and a gateway, and keeps every byte that crosses. */
export interface Recorder {
  readonly address: string;
  /** What the relay asked, as HTTP. */
  requests(): readonly Recorded[];
  /** Those of them that carried messages. */
  posts(): readonly Recorded[];
  /** Everything that came from the relay, as it came. */
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

/** Requests out of what crossed; the sealed bodies look like no request line. */
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
