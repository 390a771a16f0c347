import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Malformed } from '../../protocol/ohttp/malformed.ts';
import { keysType, requestType, responseType } from '../../protocol/ohttp/media-types.ts';
import { placeHeader, readPlace } from '../../protocol/wire/place.ts';
import { createServer } from '../server.ts';
import type { TrustedRelay } from '../setting-forms.ts';
import type { HandlerParts } from './handle.ts';
import { handle } from './handle.ts';
import type { KeyRing } from './key-ring.ts';
import { type OpenedRequest, openRequest, UnknownKey } from './open-request.ts';
import type { Pace } from './pace.ts';
import type { TrustedPlace } from './votes.ts';

export interface GatewayParts extends HandlerParts {
  readonly keyRing: KeyRing;
  readonly pace: Pace;
  /** The trusted relays. If there are any, only their messages are opened. */
  readonly relays: readonly TrustedRelay[];
}

/** Clients other than ours may send longer messages; ours are shorter. */
const maxBytes = 4096;
const maxConnections = 4096;

/** RFC 9458, section 5.3. */
const keyProblem = Buffer.from(
  JSON.stringify({
    type: 'https://iana.org/assignments/http-problem-types#ohttp-key',
    title: 'key identifier unknown',
  }),
);

/** Opens and answers the messages that relays forward. It never learns who sent them. */
export function createGateway({ keyRing, pace, relays, ...parts }: GatewayParts): FastifyInstance {
  const server = createServer({ bodyBytes: maxBytes, connections: maxConnections });
  server.addContentTypeParser(requestType, { parseAs: 'buffer' }, async (_request: unknown, body: unknown) => body);
  const trusts = trustIn(relays);
  answerAtPace(server, pace);

  const seenBy = new WeakMap<FastifyRequest, TrustedPlace>();

  /** Runs before the body is read and before any key is used: a sender without a secret costs next to nothing. */
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    const relay = trusts(request.headers.authorization);
    if (relay === undefined) return reply.code(403).type('text/plain').send('This gateway knows no such relay.\n');
    const place = readPlace(request.headers[placeHeader]?.toString());
    if (place) seenBy.set(request, { ...place, relay });
    return undefined;
  };
  server.post('/gateway', relays.length > 0 ? { onRequest } : {}, async (request, reply) => {
    const opened = open(request.body);
    if (opened === 'unknown-key') return reply.code(400).type('application/problem+json').send(keyProblem);
    if (opened === 'malformed') return reply.code(400).type('text/plain').send('This is no encapsulated request.\n');
    const isFirst = keyRing.isFirst(opened.keyId, opened.enc);
    const answer = handle({ message: opened.message, seen: seenBy.get(request), isFirst }, parts);
    return reply.type(responseType).send(opened.seal(answer));
  });
  server.get('/ohttp-keys', async (_request, reply) => reply.type(keysType).send(keyRing.keys()));
  server.get('/keys', async (_request, reply) => {
    const keys = keyRing.loggedKeys();
    return keys ?? reply.code(503).type('text/plain').send('The keys of this gateway are not in the log yet.\n');
  });
  server.get('/health', async (_request, reply) => {
    reply.type('text/plain');
    if (!parts.ledger.isHealthy()) return reply.code(503).send('The counts cannot be written.\n');
    if (!keyRing.loggedKeys()) return reply.code(503).send('The keys of today are not in the log yet.\n');
    return reply.send('ok\n');
  });
  return server;

  function open(body: unknown): OpenedRequest | 'unknown-key' | 'malformed' {
    if (!(body instanceof Uint8Array)) return 'malformed';
    try {
      return openRequest(new Uint8Array(body), keyRing.keyOf);
    } catch (error) {
      if (error instanceof UnknownKey) return 'unknown-key';
      if (error instanceof Malformed) return 'malformed';
      throw error;
    }
  }
}

/**
 * Holds every answer until its time, so that neither the time nor the gateway's other work shows what was in a message.
 */
function answerAtPace(server: FastifyInstance, pace: Pace): void {
  const turns = new WeakMap<FastifyRequest, Promise<void>>();
  server.addHook('onRequest', async (request) => {
    turns.set(request, pace.turn());
  });
  server.addHook('onSend', async (request) => {
    await turns.get(request);
  });
}

/** Finds the name of the relay with this secret. Only trusted relays may say where a sender is. */
function trustIn(relays: readonly TrustedRelay[]): (authorization: string | undefined) => string | undefined {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const expected = relays.map(({ name, secret }) => ({ name, shows: digest(`Bearer ${secret}`) }));
  return (authorization) => {
    if (authorization === undefined) return undefined;
    const shown = digest(authorization);
    return expected.find(({ shows }) => timingSafeEqual(shows, shown))?.name;
  };
}
