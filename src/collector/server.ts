import type { Socket } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';

/** Nothing that belongs to these programs takes longer, and whoever is slower is holding a connection for its own sake. */
const limits = {
  headersMs: 5000,
  requestMs: 10_000,
  /** How often the two above are looked at. */
  lookEveryMs: 1000,
  idleMs: 20_000,
  /** Nothing moves while an answer is waited for or read. Node looks twice before it believes that nothing is read. */
  stalledMs: 15_000,
  headerBytes: 4096,
  requestsPerConnection: 10_000,
};

export interface ServerLimits {
  readonly bodyBytes: number;
  readonly connections: number;
  /** PEM; absent where somebody in front speaks TLS. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Addresses of proxies, with commas between, whose word on a sender's address is taken. */
  readonly trustedProxies?: string;
}

/**
 * An HTTP server without a log, which holds no address and gives nobody much time. What it does not know is answered
 * with a 4xx and a sentence.
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
    ...(tls ? { https: { ...http, ...tls, handshakeTimeout: limits.headersMs } } : { http }),
    clientErrorHandler: refuse,
  });
  server.server.maxConnections = connections;
  server.removeAllContentTypeParsers();
  oneRequestAtATime(server);
  server.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  server.setNotFoundHandler((_request, reply) => reply.code(404).type('text/plain').send('There is nothing here.\n'));
  server.setErrorHandler((error: Partial<Error & { statusCode: number }>, _request, reply) => {
    const status = error.statusCode ?? 500;
    // What went wrong inside is nobody's business; what was wrong with the request is its sender's.
    const text = status < 500 ? error.message : 'This cannot be answered now.';
    return reply.code(status).type('text/plain').send(`${text}\n`);
  });
  return server;
}

/**
 * One request of a connection at a time. Else one connection could have thousands on their way, and the limit of connections
 * would limit nothing; whoever asks again before the answer is no client of ours.
 */
function oneRequestAtATime(server: FastifyInstance): void {
  const busy = new WeakSet<Socket>();
  server.addHook('onRequest', async ({ raw: { socket } }, reply) => {
    if (busy.has(socket)) {
      socket.destroy();
      return reply.hijack();
    }
    busy.add(socket);
    // Where the connection was ended with more of it still to be read, it has had its turn.
    reply.raw.once('close', () => socket.destroyed || busy.delete(socket));
  });
}

/** What is no HTTP at all. */
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
