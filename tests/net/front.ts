import { createServer, type Server, type Socket } from 'node:net';
import { alerts, type Behaviours } from './behaviour.ts';
import { type FirstBytes, readFirstBytes } from './client-hello.ts';
import type { Connection, Traffic } from './traffic.ts';

/** The servers that take over a connection after its first bytes. */
export interface Destinations {
  readonly secure: (socket: Socket) => void;
  readonly plain: (socket: Socket) => void;
  /** Another server for connections that begin like this; undefined for normal https or http. */
  readonly other: (first: FirstBytes, bytes: Buffer) => ((socket: Socket) => void) | undefined;
  /** Called for every connection before its first bytes. */
  readonly opened: (socket: Socket, connection: Connection) => void;
}

const longestHello = 65_536;

/** Accepts every connection, reads its first bytes, and passes it on or misbehaves. One port takes TLS and plain http. */
export function makeFront(traffic: Traffic, behaviours: Behaviours, destinations: Destinations): Server {
  return createServer((socket) => {
    const connection = note(traffic, socket);
    destinations.opened(socket, connection);
    // Resets by the peer are part of the tests, not errors.
    socket.on('error', () => undefined);
    let seen = Buffer.alloc(0);
    const look = (chunk: Buffer) => {
      seen = Buffer.concat([seen, chunk]);
      const first = readFirstBytes(seen);
      if (first.kind === 'incomplete' && seen.length < longestHello) return;
      socket.off('data', look);
      socket.pause();
      if (first.kind === 'hello') {
        const serverName = first.serverName ?? '';
        connection.hello = { at: Date.now(), serverName, finished: false };
        if (misbehaves(socket, serverName, behaviours)) return;
      }
      socket.unshift(seen);
      const other = destinations.other(first, seen);
      if (first.kind === 'hello') return (other ?? destinations.secure)(socket);
      (other ?? destinations.plain)(socket);
      socket.resume();
    };
    socket.on('data', look);
  });
}

/** The key of a connection in the traffic and among open sockets. */
export const peerOf = (socket: {
  readonly remoteAddress?: string | undefined;
  readonly remotePort?: number | undefined;
}) => `${socket.remoteAddress}:${socket.remotePort}`;

function note(traffic: Traffic, socket: Socket): Connection {
  const connection: Connection = {
    at: Date.now(),
    from: peerOf(socket),
    to: socket.localAddress ?? '',
    get bytesIn() {
      return socket.bytesRead;
    },
    get bytesOut() {
      return socket.bytesWritten;
    },
  };
  traffic.connections.push(connection);
  socket.on('close', () => {
    connection.closedAt = Date.now();
    if (connection.hello !== undefined) connection.hello.settledAt ??= connection.closedAt;
  });
  return connection;
}

function misbehaves(socket: Socket, serverName: string, behaviours: Behaviours): boolean {
  const behaviour = behaviours.take(serverName, [
    'reset-after-client-hello',
    'close-after-client-hello',
    'swallow-client-hello',
    'tls-alert',
    'captive-portal',
  ]);
  switch (behaviour?.kind) {
    case undefined:
      return false;
    case 'reset-after-client-hello':
      socket.resetAndDestroy();
      return true;
    case 'close-after-client-hello':
    case 'captive-portal':
      socket.end();
      // Without reading, the peer's end is never noticed and the socket stays open.
      socket.resume();
      return true;
    case 'swallow-client-hello':
      socket.resume();
      return true;
    case 'tls-alert': {
      const fatal = 2;
      socket.end(Buffer.from([0x15, 3, 3, 0, 2, fatal, alerts[behaviour.alert]]));
      socket.resume();
      return true;
    }
    default:
      return behaviour satisfies never;
  }
}
