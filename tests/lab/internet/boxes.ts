import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Server } from 'node:net';
import type { Authority } from '../../net/authority.ts';
import type { BlockPage, InterceptCertificate } from '../censor/rule.ts';
import { blockPageHost, boxPort, boxPortOf, portalHost } from '../fixed-addresses.ts';

/** Starts the boxes that answer instead of a server: block pages, a hotspot's portal, and TLS interceptors. */
export async function startBoxes(authority: Authority): Promise<void> {
  const kinds: readonly InterceptCertificate[] = [
    'trusted',
    'added-authority',
    'unknown-authority',
    'self-signed',
    'expired',
    'other-name',
  ];
  const pages: readonly BlockPage[] = ['shown', 'forbidden', 'legal', 'redirect', 'error', 'named'];
  await Promise.all([
    listen(createServer(answers.shown), boxPort.blockPage),
    listen(createServer(showPortal), boxPort.portal),
    ...kinds.flatMap((kind) => pages.map((page) => listen(interceptor(authority, kind, page), boxPortOf(kind, page)))),
  ]);
}

const blocked =
  (status: number, server?: string) =>
  (_request: IncomingMessage, response: ServerResponse): void => {
    response.statusCode = status;
    response.setHeader('content-type', 'text/html');
    if (server !== undefined) response.setHeader('server', server);
    response.end('<!doctype html><title>Blocked</title><p>Access to this resource is restricted.');
  };

const answers = {
  shown: blocked(200),
  forbidden: blocked(403),
  legal: blocked(451),
  error: blocked(503),
  named: blocked(403, 'Zscaler/6.2'),
  redirect: (_request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(302, { location: `http://${blockPageHost}/` }).end();
  },
} as const satisfies Record<BlockPage, unknown>;

function showPortal(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('content-type', 'text/html');
  response.setHeader('cache-control', 'no-store');
  if (request.headers.host === portalHost) return void response.end('<!doctype html><title>Sign in</title><p>Welcome.');
  response.statusCode = 302;
  response.setHeader('location', `http://${portalHost}/`);
  response.end();
}

function interceptor(authority: Authority, kind: InterceptCertificate, page: BlockPage): Server {
  const server = createSecureServer({
    ...authority.leaf('unnamed.example', kind),
    // biome-ignore lint/nursery/noNull: Node says "no error" with it.
    SNICallback: (host, done) => done(null, authority.context(host, kind)),
  });
  server.on('request', answers[page]);
  server.on('tlsClientError', () => undefined);
  return server;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '::', () => done());
  });
}
