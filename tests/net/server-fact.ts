import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from './answer.ts';
import type { Protocol } from './first-words.ts';

/** The parts of a request that decide how the real server answers. */
export interface AskedOf {
  readonly host: string;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
}

/** What a server requires of a WebSocket handshake. It refuses all others like the real one. */
export interface ChannelFact {
  /** The required `Sec-WebSocket-Protocol`. */
  readonly subprotocol?: string;
  /** The only accepted Origin. */
  readonly origin?: string;
  /** Its first message, sent before the client's. */
  readonly hello?: string;
  /** The protocol in which its client sends the first word, before anybody signs in. */
  readonly speaks?: Protocol;
  /** It refuses every handshake without a login. */
  readonly login?: true;
}

/** How a server treats strangers. */
export interface Manners {
  /** Its certificate is from an authority that no browser trusts. */
  readonly privateAuthority?: true;
  /** It answers DNS queries (RFC 8484, or Google's JSON form). */
  readonly resolver?: true;
  /** It speaks no HTTP/1.1. */
  readonly onlyHttp2?: true;
  /** The answer without a login. */
  readonly answer?: Answer | ((asked: AskedOf) => Answer);
  /** The size of a large object, bytes. */
  readonly bytes?: number;
  readonly channel?: ChannelFact;
  /** Whether it answers a STUN or TURN request without credentials. */
  readonly relay?: 'answers' | 'silent';
}

/**
 * The facts about a real server, from public texts and not from the catalogue, so that the catalogue is tested rather
 * than repeated. If no text says how a server answers, the row has the strictest way, and `unknown` has the others.
 */
export interface ServerFact extends Manners {
  readonly host: RegExp;
  /** The prefix of the paths of this row; absent for all. */
  readonly path?: string;
  readonly unknown?: {
    readonly what: string;
    /** The other ways in which the server may behave. No verdict may depend on which one is true. */
    readonly otherwise: readonly [Manners, ...Manners[]];
  };
  readonly source: string;
}

export const notFound: Answer = { status: 404 };
export const json = (body: string): Answer => ({ status: 200, headers: { 'content-type': 'application/json' }, body });
export const page = (title: string): Answer => ({ status: 200, body: `<!doctype html><title>${title}</title>` });
export const led = (location: string): Answer => ({ status: 302, headers: { location } });
export const png: Answer = {
  status: 200,
  headers: { 'content-type': 'image/png' },
  body: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
};

/** The page of the operator, on another host. */
const ledToOperator = ({ host }: AskedOf): Answer => led(`https://www.${host.split('.').slice(-2).join('.')}/`);

/** The ways in which servers answer strangers. */
export const anyWay = [
  { answer: page('a server') },
  { answer: { status: 403 } },
  { answer: ledToOperator },
  { answer: { status: 405 } },
  { answer: { status: 403, headers: { 'cf-mitigated': 'challenge' } } },
] as const satisfies readonly Manners[];

/** The same for Meta's servers, which identify themselves. */
export const anyWayOfMeta = [
  { answer: { ...page('a server'), headers: { 'x-fb-debug': 'x' } } },
  { answer: { status: 403, headers: { 'x-fb-debug': 'x' } } },
  { answer: ledToOperator },
  { answer: { status: 405 } },
] as const satisfies readonly Manners[];

/** For objects whose size or existence no text confirms. */
export const goneOrSmaller = [{ answer: notFound }, { bytes: 400_000 }] as const satisfies readonly Manners[];
