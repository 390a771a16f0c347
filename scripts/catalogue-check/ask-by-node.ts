import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { connect } from 'node:tls';
import { needsBody } from '../../src/probe/http.ts';
import type { Entry } from './entry.ts';

/** How node gets to the servers. */
export interface Ways {
  readonly addressesOf: (host: string) => Promise<readonly string[]>;
  /** Where to connect to instead. */
  readonly placeOf?: (host: string, port: number) => { readonly host: string; readonly port: number };
  /** PEM of an authority to trust beside node's own. */
  readonly authority?: string;
}

/** What a browser does not tell of an answer. */
export interface NodeAnswer {
  readonly method: string;
  readonly status?: number;
  readonly ledTo?: string;
  readonly challenge?: string;
  readonly length?: number;
  readonly hsts?: string;
  /** A channel that opened, and the subprotocol that the server agreed to. */
  readonly opened?: boolean;
  readonly subprotocol?: string;
  readonly error?: string;
}

/** What a host shows to whoever connects. */
export interface HostFacts {
  readonly addresses: readonly string[];
  readonly authority?: 'public' | 'private';
  readonly issuer?: string;
  /** The day on which the certificate ends. */
  readonly until?: string;
  readonly alpn?: string;
  readonly error?: string;
}

const timeoutMs = 10_000;

/** Headers by which servers say that a challenge is in the way. */
const challengeHeaders = ['cf-mitigated', 'x-amzn-waf-action'];

/** So many redirects of a large object are followed. */
const maxRedirects = 3;

/** Asks as the probes do, for what a browser keeps to itself. Relays are left to the browsers. */
export async function askByNode(entry: Entry, ways: Ways): Promise<NodeAnswer | undefined> {
  if (entry.kind === 'relay' || entry.kind === 'control-relay') return undefined;
  if (entry.kind === 'endpoint' && entry.url.startsWith('wss:')) return openChannel(entry.endpoint, ways);
  const healthy =
    entry.kind === 'endpoint' ? entry.endpoint.healthy : entry.kind === 'control' ? entry.control.healthy : {};
  const method = needsBody(healthy) || entry.url.startsWith('http:') ? 'GET' : 'HEAD';
  let answer = await send(entry.url, method, {}, ways);
  for (let led = 0; entry.kind === 'object' && answer.location?.startsWith('https:') && led < maxRedirects; led++)
    answer = { ...(await send(answer.location, method, {}, ways)), ...(answer.ledTo ? { ledTo: answer.ledTo } : {}) };
  const { location: _location, ...facts } = answer;
  return facts;
}

async function openChannel(
  { url, origin, subprotocol }: Extract<Entry, { kind: 'endpoint' }>['endpoint'],
  ways: Ways,
): Promise<NodeAnswer> {
  const { location: _location, ...facts } = await send(
    url.replace(/^wss:/, 'https:'),
    'GET',
    {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': Buffer.from('a key of 16 byte').toString('base64'),
      ...(subprotocol ? { 'sec-websocket-protocol': subprotocol } : {}),
      ...(origin ? { origin } : {}),
    },
    ways,
  );
  return { ...facts, method: 'upgrade' };
}

function send(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  ways: Ways,
): Promise<NodeAnswer & { readonly location?: string }> {
  return new Promise((done) => {
    const request = requestBy(url, method, headers, ways);
    request.on('response', (response) => {
      done({ method, ...(headers['upgrade'] ? { opened: false } : {}), ...headOf(response, url) });
      request.destroy();
    });
    request.on('upgrade', (response, socket) => {
      const agreed = response.headers['sec-websocket-protocol'];
      done({ method, opened: true, ...headOf(response, url), ...(agreed ? { subprotocol: agreed } : {}) });
      socket.destroy();
    });
    request.on('timeout', () => request.destroy(new Error('silent')));
    request.on('error', (error) => done({ method, error: wordOf(error) }));
    request.end();
  });
}

/** A request on a connection of its own, which the caller ends. */
export function requestBy(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  { placeOf = same, authority }: Ways,
): ClientRequest {
  const { protocol, hostname, host, port, pathname, search } = new URL(url);
  const isSecure = protocol === 'https:';
  return (isSecure ? secureRequest : plainRequest)({
    ...placeOf(hostname, Number(port) || (isSecure ? 443 : 80)),
    servername: hostname,
    ca: authority,
    // Services with an authority of their own are asked too; who signed is told elsewhere.
    rejectUnauthorized: false,
    agent: false,
    timeout: timeoutMs,
    method,
    path: pathname + search,
    headers: { host, ...headers },
  });
}

const same = (host: string, port: number) => ({ host, port });

export const wordOf = (error: Error): string => (error as NodeJS.ErrnoException).code ?? error.message;

function headOf({ statusCode = 0, headers }: IncomingMessage, url: string) {
  const to = headers.location && URL.canParse(headers.location, url) ? new URL(headers.location, url) : undefined;
  const challenge = challengeHeaders.find((name) => headers[name] !== undefined);
  const length = headers['content-length'];
  const hsts = headers['strict-transport-security'];
  return {
    status: statusCode,
    ...(to ? { ledTo: to.hostname, location: to.href } : {}),
    ...(challenge ? { challenge: `${challenge}: ${headers[challenge]}` } : {}),
    ...(length ? { length: Number(length) } : {}),
    ...(hsts ? { hsts } : {}),
  };
}

/** One handshake as a browser makes it, without a request. */
export async function lookAtHost(host: string, port: number, ways: Ways): Promise<HostFacts> {
  const { addressesOf, placeOf = same, authority } = ways;
  let addresses: readonly string[];
  try {
    addresses = await addressesOf(host);
  } catch (error) {
    return { addresses: [], error: error instanceof Error ? wordOf(error) : String(error) };
  }
  return new Promise((done) => {
    const socket = connect({
      ...placeOf(host, port),
      servername: host,
      ca: authority,
      rejectUnauthorized: false,
      ALPNProtocols: ['h2', 'http/1.1'],
      timeout: timeoutMs,
    });
    socket.on('secureConnect', () => {
      const { issuer, valid_to: until } = socket.getPeerCertificate();
      done({
        addresses,
        authority: socket.authorized ? 'public' : 'private',
        issuer: [issuer.O, issuer.CN].flat().filter(Boolean).join(' '),
        until: new Date(until).toISOString().slice(0, 10),
        alpn: socket.alpnProtocol || 'none',
      });
      socket.destroy();
    });
    socket.on('timeout', () => socket.destroy(new Error('silent')));
    socket.on('error', (error) => done({ addresses, error: wordOf(error) }));
  });
}
