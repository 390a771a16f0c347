import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { hostOf, neighbourhoodOf } from './neighbourhoods.ts';

/** The most connections that may be open at a time. */
export interface Room {
  readonly all: number;
  /** For one neighbourhood. */
  readonly each: number;
}

interface Connection {
  readonly socket: Socket;
  readonly host: string;
  readonly neighbourhood: string;
  /** Whether it waits for its client: for a handshake, for the rest of a request, or for another one. */
  waits: boolean;
}

/** The connections of each host, in the order in which they began to wait or to be answered. */
type Hosts = Map<string, Set<Connection>>;

interface Neighbourhood {
  open: number;
  readonly hosts: Hosts;
}

/** While half of the room is taken, headers have to come within this time. */
const shortHeadMs = 2000;

/**
 * Shares a server's connections among neighbourhoods, and a neighbourhood's among its hosts. If there is no room for a
 * new one, the host with the most, in the neighbourhood with the most, gives one up: the one that has waited the
 * longest for its client. So whoever holds many connections closes only their own, and keeps nobody out.
 */
export function limitConnections(server: FastifyInstance, room: Room): void {
  const http: Server = server.server;
  const { headersTimeout } = http;
  const neighbourhoods = new Map<string, Neighbourhood>();
  const byEnds = new Map<string, Connection>();
  let open = 0;

  http.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const connection = { socket, host: hostOf(address), neighbourhood: neighbourhoodOf(address), waits: true };
    const ends = endsOf(socket);
    byEnds.set(ends, connection);
    count(connection);
    socket.once('close', () => {
      byEnds.delete(ends);
      discount(connection);
    });
    const near = neighbourhoods.get(connection.neighbourhood);
    if (near && near.open > room.each) giveUpOne(near);
    else if (open > room.all) giveUpOne(largest(neighbourhoods, ({ open }) => open));
  });
  // The request is complete.
  server.addHook('preHandler', async ({ raw: { socket } }, { raw }) => {
    const connection = byEnds.get(endsOf(socket));
    if (!connection) return;
    turn(connection, false);
    raw.once('close', () => turn(connection, true));
  });

  function count(connection: Connection): void {
    const near = neighbourhoods.get(connection.neighbourhood) ?? { open: 0, hosts: new Map() };
    neighbourhoods.set(connection.neighbourhood, near);
    near.hosts.set(connection.host, (near.hosts.get(connection.host) ?? new Set()).add(connection));
    near.open += 1;
    countAll(1);
  }

  /** A closed connection is discounted at once, and once. */
  function discount(connection: Connection): void {
    const near = neighbourhoods.get(connection.neighbourhood);
    const own = near?.hosts.get(connection.host);
    if (!near || !own?.delete(connection)) return;
    near.open -= 1;
    if (own.size === 0) near.hosts.delete(connection.host);
    if (near.open === 0) neighbourhoods.delete(connection.neighbourhood);
    countAll(-1);
  }

  function countAll(change: 1 | -1): void {
    open += change;
    http.headersTimeout = open > room.all / 2 ? shortHeadMs : headersTimeout;
  }

  function turn(connection: Connection, waits: boolean): void {
    const own = neighbourhoods.get(connection.neighbourhood)?.hosts.get(connection.host);
    if (!own?.delete(connection)) return;
    connection.waits = waits;
    own.add(connection);
  }

  function giveUpOne(near: Neighbourhood | undefined): void {
    const own = near && [...(largest(near.hosts, ({ size }) => size) ?? [])];
    const given = own?.find(({ waits }) => waits) ?? own?.[0];
    if (!given) return;
    discount(given);
    given.socket.destroy();
  }
}

function largest<T>(all: ReadonlyMap<string, T>, sizeOf: (one: T) => number): T | undefined {
  let found: T | undefined;
  for (const one of all.values()) if (found === undefined || sizeOf(one) > sizeOf(found)) found = one;
  return found;
}

/** Identifies a connection, even after TLS has wrapped its socket. */
const endsOf = ({ remoteAddress, remotePort, localAddress }: Socket): string =>
  `${remoteAddress} ${remotePort} ${localAddress}`;
