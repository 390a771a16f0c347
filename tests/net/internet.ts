import { randomBytes } from 'node:crypto';
import { createServer as createPlainServer, type IncomingMessage } from 'node:http';
import { createSecureServer } from 'node:http2';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket, type Server as TlsServer } from 'node:tls';
import { hostOf, type Incoming, isOfTab, type Outgoing, portOf, readBody, send } from './answer.ts';
import { type Authority, makeAuthority } from './authority.ts';
import { type Behaviours, makeBehaviours } from './behaviour.ts';
import { type Destinations, makeFront, peerOf } from './front.ts';
import { hasPrivateAuthority, healthyAnswer } from './healthy.ts';
import { misbehave, requestBehaviours } from './misbehave.ts';
import { type AddressesOf, answerResolver, inventedAddress, isQuery } from './resolver.ts';
import { mannersOf } from './server-facts.ts';
import { type Connection, makeTraffic, type Traffic } from './traffic.ts';
import { makeUpgrades } from './websocket.ts';

export interface InternetOptions {
  /** The ports to listen on; each takes TLS and plain http. 0 picks a free port. */
  readonly address?: string;
  readonly ports?: readonly number[];
  readonly authority?: Authority;
  /** The answers of encrypted resolvers, not of the system's. Default: one address for each name. */
  readonly addressesOf?: AddressesOf;
  /** Servers of another kind on the same ports, chosen by the first bytes of a connection. */
  readonly other?: Destinations['other'];
}

/** Servers that answer for every host. */
export interface Internet {
  /** The open ports, in the given order. */
  readonly ports: readonly number[];
  readonly authority: Authority;
  readonly traffic: Traffic;
  readonly behave: Behaviours['set'];
  /** Makes everything healthy again and closes all connections. */
  readonly heal: () => void;
  /** Closes every connection, as servers do with idle ones. */
  readonly disconnect: () => void;
  readonly stop: () => Promise<void>;
}

export async function startInternet(options: InternetOptions = {}): Promise<Internet> {
  const { address = '127.0.0.1', ports = [0], authority = makeAuthority() } = options;
  const traffic = makeTraffic();
  const behaviours = makeBehaviours();
  const open = new Set<Socket>();
  /** The sockets by source. A client may reuse a port before the server notices that it was closed. */
  const sockets = new Map<string, { readonly socket: Socket; readonly connection: Connection }>();
  const addressesOf = options.addressesOf ?? ((name) => [inventedAddress(name)]);
  const answerUpgrade = makeUpgrades(behaviours);

  const note = (request: Incoming, upgrade: boolean) => {
    const live = sockets.get(peerOf(request.socket));
    if (live === undefined) return undefined;
    const seen = {
      at: Date.now(),
      connection: live.connection,
      secure: live.connection.hello !== undefined,
      upgrade,
      version: request.httpVersionMajor === 2 ? ('2' as const) : ('1.1' as const),
      takesPushes: 'stream' in request && request.stream.pushAllowed,
      host: hostOf(request),
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      bodyBytes: 0,
    };
    traffic.requests.push(seen);
    return { socket: live.socket, seen };
  };

  const answerHealthily = async (request: Incoming, response: Outgoing, body: Promise<Buffer>) => {
    const host = hostOf(request);
    const { method = 'GET', headers, url = '/' } = request;
    const manners = mannersOf(host, url, behaviours.take(host, ['other-way'], { byTab: isOfTab(request) })?.way);
    if (manners.onlyHttp2 && request.httpVersionMajor === 1) return send(request, response, { status: 505 });
    if (manners.resolver && isQuery(request)) {
      return send(request, response, await answerResolver(request, body, addressesOf, behaviours));
    }
    // Read an upload to its end first, so that failures in it show.
    await body;
    const answer = healthyAnswer(manners, { host, method, headers });
    const offer = behaviours.take(host, ['offers-http3']) ? { 'alt-svc': 'h3=":443"; ma=86400' } : {};
    send(request, response, { ...answer, headers: { ...answer.headers, ...offer } });
  };

  const answerRequest = (request: Incoming, response: Outgoing) => {
    const noted = note(request, false);
    const body = readBody(request, (bytes) => {
      if (noted !== undefined) noted.seen.bodyBytes = bytes;
    });
    const healthily = () => void answerHealthily(request, response, body);
    // The answer of a real TLS server to plain http on its port.
    if (noted?.seen.secure === false && portOf(request) === 443) return send(request, response, { status: 400 });
    const behaviour = behaviours.take(hostOf(request), requestBehaviours, {
      path: request.url,
      byTab: isOfTab(request),
    });
    if (behaviour === undefined) healthily();
    else misbehave(behaviour, request, response, noted?.socket, healthily);
  };

  const secure = createSecureServer({
    allowHTTP1: true,
    // Large enough for the header bomb, which the client has to refuse.
    maxSendHeaderBlockLength: 1_048_576,
    ...authority.leaf('no-name.test', 'trusted'),
    SNICallback: (host, done) => {
      const forged = behaviours.take(host, ['certificate']);
      const kind = forged?.certificate ?? (hasPrivateAuthority(host) ? 'private' : 'trusted');
      // biome-ignore lint/nursery/noNull: this callback of node's takes null for "no error".
      done(null, authority.context(host, kind));
    },
  });
  secure.on('secureConnection', (socket: TLSSocket) => {
    const records = behaviours.take(socket.servername || '', ['small-records']);
    if (records) socket.setMaxSendFragment(records.bytes);
    const hello = sockets.get(peerOf(socket))?.connection.hello;
    if (hello === undefined) return;
    hello.settledAt = Date.now();
    hello.finished = true;
    hello.resumed = socket.isSessionReused();
  });
  const plain = createPlainServer();
  const mute = { h2: makeMute(authority, 'h2'), 'http/1.1': makeMute(authority, 'http/1.1') };
  for (const server of [secure, plain]) {
    server.on('request', answerRequest);
    server.on('upgrade', (request: IncomingMessage, stream: Socket, head: Buffer) => {
      answerUpgrade(request, stream, head, note(request, true)?.socket);
    });
    server.on('clientError', (_error, socket) => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'));
    server.on('tlsClientError', () => undefined);
    server.on('sessionError', () => undefined);
  }

  const answerPlainly = (socket: Socket) => {
    plain.emit('connection', socket);
    socket.resume();
  };
  const fronts = ports.map((port) =>
    makeFront(traffic, behaviours, {
      secure: (socket) => {
        // A real server for plain http takes a handshake for a bad request.
        if (port === 80) return answerPlainly(socket);
        const name = sockets.get(peerOf(socket))?.connection.hello?.serverName ?? '';
        const behaviour = behaviours.take(name, ['mute']);
        (behaviour ? mute[behaviour.protocol] : secure).emit('connection', socket);
      },
      plain: answerPlainly,
      other: options.other ?? (() => undefined),
      opened: (socket, connection) => {
        open.add(socket);
        sockets.set(connection.from, { socket, connection });
        socket.on('close', () => {
          open.delete(socket);
          if (sockets.get(connection.from)?.socket === socket) sockets.delete(connection.from);
        });
      },
    }),
  );
  await Promise.all(fronts.map((front, index) => listen(front, address, ports[index] ?? 0)));

  const disconnect = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    ports: fronts.map((front) => (front.address() as AddressInfo).port),
    authority,
    traffic,
    behave: behaviours.set,
    heal: () => {
      behaviours.clear();
      disconnect();
      // A resumed session would skip the certificate.
      secure.setTicketKeys(randomBytes(48));
    },
    disconnect,
    stop: async () => {
      disconnect();
      await Promise.all(fronts.map((front) => new Promise((done) => front.close(done))));
    },
  };
}

/** A server that finishes handshakes and says nothing after them. */
function makeMute(authority: Authority, protocol: string): TlsServer {
  const server = createTlsServer({
    ...authority.leaf('no-name.test', 'trusted'),
    ALPNProtocols: [protocol],
    // biome-ignore lint/nursery/noNull: this callback of node's takes null for "no error".
    SNICallback: (host, done) => done(null, authority.context(host, 'trusted')),
  });
  server.on('secureConnection', (socket) => socket.on('error', () => undefined).resume());
  server.on('tlsClientError', () => undefined);
  return server;
}

function listen(server: Server, address: string, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, address, () => done());
  });
}
