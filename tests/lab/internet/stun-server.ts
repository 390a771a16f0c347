import { createSocket } from 'node:dgram';
import { createServer as createPlainServer, isIP, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import type { Authority } from '../../net/authority.ts';
import type { Destinations } from '../../net/front.ts';
import { answerStun, stunLength } from '../wire/stun.ts';

/** Call relays over UDP, each on its own address. */
export async function startStunUdp(
  places: readonly { readonly address: string; readonly port: number }[],
): Promise<void> {
  await Promise.all(places.map(({ address, port }) => listenUdp(address, port)));
}

function listenUdp(address: string, port: number): Promise<void> {
  const socket = createSocket(isIP(address) === 6 ? 'udp6' : 'udp4');
  socket.on('message', (message, from) => {
    const answer = answerStun(message, from);
    if (answer !== undefined) socket.send(answer, from.port, from.address);
  });
  return new Promise((done, fail) => {
    socket.once('error', fail);
    socket.bind(port, address, done);
  });
}

/** The same over TCP, on every address. */
export function startStunTcp(port: number): Promise<void> {
  return listen(createPlainServer(talk), port);
}

/** The same over TLS, with a certificate for the requested host. */
export function startStunTls(authority: Authority, port: number): Promise<void> {
  return listen(secureServer(authority), port);
}

/** Relays on the https port: over plain TCP for any host, and over TLS for these hosts. */
export function stunAmongHttps(authority: Authority, hosts: readonly string[]): Destinations['other'] {
  const secure = secureServer(authority);
  return (first, bytes) => {
    if (first.kind === 'plain') return stunLength(bytes) === undefined ? undefined : talk;
    if (first.kind !== 'hello' || !hosts.includes(first.serverName ?? '')) return undefined;
    return (socket) => void secure.emit('connection', socket);
  };
}

function secureServer(authority: Authority): Server {
  const server = createSecureServer({
    ...authority.leaf('unnamed.example', 'trusted'),
    // biome-ignore lint/nursery/noNull: Node says "no error" with it.
    SNICallback: (host, done) => done(null, authority.context(host, 'trusted')),
  });
  server.on('secureConnection', talk);
  server.on('tlsClientError', () => undefined);
  return server;
}

/** Answers every message of a stream; a chunk may hold several messages or part of one. */
function talk(socket: Socket): void {
  const peer = { address: socket.remoteAddress ?? '', port: socket.remotePort ?? 0 };
  let said = Buffer.alloc(0);
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    said = Buffer.concat([said, chunk]);
    for (let end = stunLength(said); end !== undefined && said.length >= end; end = stunLength(said)) {
      const answer = answerStun(said.subarray(0, end), peer);
      if (answer !== undefined) socket.write(answer);
      said = said.subarray(end);
    }
  });
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '::', done);
  });
}
