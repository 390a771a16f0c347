import type { FastifyInstance } from 'fastify';
import { requestType, responseType } from '../../protocol/ohttp/media-types.ts';
import { requestLength, responseLength } from '../../protocol/ohttp/sizes.ts';
import { placeHeader, writePlace } from '../../protocol/wire/place.ts';
import { createServer, type ServerLimits } from '../server.ts';
import { cacheKeys } from './keys-cache.ts';
import { limitConnections, type Room } from './limit-connections.ts';
import type { Neighbourhoods } from './neighbourhoods.ts';
import type { Answer, Upstream } from './upstream.ts';
import type { watchGateways } from './watch-gateways.ts';

export interface RelayParts {
  readonly gateways: readonly Upstream[];
  /** Which gateways answer. */
  readonly areUp: ReturnType<typeof watchGateways>;
  /** The secret by which the gateways know this relay. */
  readonly secret: string | undefined;
  readonly neighbourhoods: Neighbourhoods;
  /** Epoch ms. */
  readonly now: () => number;
  readonly server?: Pick<ServerLimits, 'tls' | 'trustedProxies'>;
}

/** A small town may share one address of a mobile network, but its messages are short. */
const room: Room = { all: 16_000, each: 256 };
/** The server closes new connections above this number, whoever makes them. */
const maxConnections = 16_384;

/**
 * Forwards messages that it cannot read to gateways that do not learn who sent them. It holds addresses only while their
 * connection is open, and stores and logs nothing.
 */
export function createRelay({
  gateways,
  areUp,
  secret,
  neighbourhoods,
  now,
  server: limits = {},
}: RelayParts): FastifyInstance {
  const server = createServer({ bodyBytes: requestLength, connections: maxConnections, ...limits });
  // Behind a proxy, all connections come from the same address.
  if (limits.trustedProxies === undefined) limitConnections(server, room);
  server.addContentTypeParser(requestType, { parseAs: 'buffer' }, async (_request: unknown, body: unknown) => body);
  const caches = gateways.map(cacheKeys);
  /** A bucket always uses the same gateway, since each gateway counts the votes of its buckets by itself. */
  const pick = <T>(each: readonly T[], bucket: number): T => {
    const one = each[bucket % each.length];
    if (one === undefined) throw new Error('a relay needs a gateway');
    return one;
  };
  const authorization = secret === undefined ? {} : { authorization: `Bearer ${secret}` };

  server.post('/ohttp', async (request, reply) => {
    const { body, ip } = request;
    if (!(body instanceof Uint8Array) || body.length !== requestLength) {
      return reply.code(400).type('text/plain').send(`A message has exactly ${requestLength} bytes.\n`);
    }
    const at = now();
    const place = neighbourhoods.placeOf(ip, at);
    const { cc, asn, bucket } = place;
    reply.header(placeHeader, writePlace({ cc, asn }));
    const gateway = pick(gateways, bucket);
    if (gateway.isFull()) return reply.code(503).type('text/plain').send('Too many wait for the gateway.\n');
    const headers = { ...authorization, [placeHeader]: writePlace(place) };
    const answer = await gateway.ask('/gateway', { type: requestType, body, headers }).catch(() => undefined);
    if (answer && isKeyProblem(answer)) pick(caches, bucket).forget(at);
    if (answer && isWhole(answer)) return reply.type(responseType).send(answer.body);
    if (answer && isRefusal(answer)) return reply.code(answer.status).type(answer.type).send(answer.body);
    return reply.code(502).type('text/plain').send('The gateway cannot be reached.\n');
  });

  server.get('/keys', async (request, reply) => {
    const at = now();
    const { cc, asn, bucket } = neighbourhoods.placeOf(request.ip, at);
    // Shows senders, before they send, whether they are still on the network of their reports.
    reply.header(placeHeader, writePlace({ cc, asn }));
    const answer = await pick(caches, bucket)
      .keys(at)
      .catch(() => undefined);
    if (answer?.status === 200) return reply.type('application/json').send(answer.body);
    // Senders come back later, and blame nobody.
    if (answer?.status === 503) return reply.code(503).type('text/plain').send('The gateway has no keys yet.\n');
    return reply.code(502).type('text/plain').send('The gateway cannot be reached.\n');
  });

  server.get('/health', async (_request, reply) => {
    const up = (await areUp()).filter(Boolean).length;
    // If one of several gateways is down, most neighbourhoods are still served; without the relay none would be.
    return reply
      .code(up > 0 ? 200 : 503)
      .type('text/plain')
      .send(up === gateways.length ? 'ok\n' : `${up} of ${gateways.length} gateways answer.\n`);
  });
  server.addHook('onClose', async () => {
    for (const gateway of gateways) gateway.close();
  });
  return server;
}

const isWhole = ({ status, type, body }: Answer) =>
  status === 200 && type === responseType && body.length === responseLength;

/** A refusal by the gateway is passed on to the sender, e.g. that the key is gone. */
const isRefusal = ({ status, body }: Answer) => status >= 400 && status < 500 && body.length < 1024;

/** RFC 9458, section 5.3. */
const isKeyProblem = ({ status, type }: Answer) => status === 400 && type.startsWith('application/problem+json');
