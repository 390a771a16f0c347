import { constants } from 'node:crypto';
import type { Socket } from 'node:net';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';

/** Our own clients are always faster; a slower one only holds a connection. */
const limits = {
  headersMs: 5000,
  requestMs: 10_000,
  /** How often the two limits above are checked. */
  lookEveryMs: 1000,
  idleMs: 20_000,
  /**
   * The longest time without any byte of a request or its answer. Node ends the connection at the second such check.
   */
  stalledMs: 15_000,
  headerBytes: 4096,
  requestsPerConnection: 10_000,
};

/**
 * No connection resumes a TLS session, which would link two messages of one sender. TLS 1.2 would name one in each
 * handshake; relay/no-tickets.cnf disables the tickets of TLS 1.3.
 */
const noSessions = { secureOptions: constants.SSL_OP_NO_TICKET, minVersion: 'TLSv1.3' } as const;

export interface ServerLimits {
  readonly bodyBytes: number;
  readonly connections: number;
  /** PEM; absent if a proxy in front speaks TLS. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Addresses of trusted proxies, separated by commas: their X-Forwarded-For counts. */
  readonly trustedProxies?: string;
}

/**
 * An HTTP server that logs nothing, stores no addresses and has short time limits. Unknown requests get a 4xx and a
 * sentence.
 */
export function createServer({ bodyBytes, connections, tls, trustedProxies }: ServerLimits): FastifyInstance {
  const http = {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    connectionsCheckingInterval: limits.lookEveryMs,
  };
  const server = fastify({
    logger: false,
    bodyLimit: bodyBytes,
    trustProxy: trustedProxies ?? false,
    connectionTimeout: limits.stalledMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.idleMs,
    maxRequestsPerSocket: limits.requestsPerConnection,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    exposeHeadRoutes: false,
    ...(tls ? { https: { ...http, ...tls, ...noSessions, handshakeTimeout: limits.headersMs } } : { http }),
    clientErrorHandler: refuse,
    // An address that cannot be decoded reaches no handler.
    frameworkErrors: (_error, _request, reply) => nothingHere(reply),
  });
  server.server.maxConnections = connections;
  server.removeAllContentTypeParsers();
  oneRequestAtATime(server);
  server.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  server.setNotFoundHandler((_request, reply) => nothingHere(reply));
  server.setErrorHandler((error: Partial<Error & { statusCode: number }>, _request, reply) => {
    const status = error.statusCode ?? 500;
    // Internal errors are not disclosed; errors of the request are explained to its sender.
    const text = status < 500 ? error.message : 'This cannot be answered now.';
    return reply.code(status).type('text/plain').send(`${text}\n`);
  });
  return server;
}

function nothingHere(reply: FastifyReply): FastifyReply {
  return reply.code(404).type('text/plain').header('cache-control', 'no-store').send('There is nothing here.\n');
}

/**
 * Allows one request at a time on a connection. Otherwise one connection could carry thousands at once, and the limit
 * of connections would not help. Our own clients never pipeline.
 */
function oneRequestAtATime(server: FastifyInstance): void {
  const busy = new WeakSet<Socket>();
  server.addHook('onRequest', async ({ raw: { socket } }, reply) => {
    if (busy.has(socket)) {
      socket.destroy();
      return reply.hijack();
    }
    busy.add(socket);
    // A destroyed connection stays busy, so that requests in its buffer are not handled.
    reply.raw.once('close', () => socket.destroyed || busy.delete(socket));
  });
}

/** Answers bytes that are not HTTP. */
function refuse(error: Error & { readonly code?: string }, socket: Socket): void {
  const answers: Readonly<Record<string, string>> = {
    HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
    ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  };
  if (socket.writable && error.code !== 'ECONNRESET') {
    socket.write(
      `HTTP/1.1 ${answers[error.code ?? ''] ?? '400 Bad Request'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    );
  }
  socket.destroy();
}
