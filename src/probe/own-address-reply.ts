import { addressKindOf, ipVersionOf } from '../model/address.ts';
import type { Outcome } from '../model/observation.ts';
import type { Fetcher } from './fetch-here.ts';
import type { Handshake, makeHandshake } from './handshake.ts';
import type { lookUpName } from './webrtc-instruments.ts';

/**
 * How often port 443 is asked: a further request would use an open connection.
 * @source the browser has two places for connections
 */
const plainRounds = 2;

/**
 * Pause between two requests, ms.
 * @source Chromium opens a second connection 250 ms after the first, and would use it for the next request, which then
 *   ends too soon by itself
 */
const pauseMs = 400;

/** `at` is epoch ms. */
interface At {
  readonly at: number;
  readonly tookMs: number;
}

/** A reply of the address, or its absence. */
type Reply = At & { readonly probe: 'own-address-reply'; readonly outcome: Outcome };

/** Replies, and handshakes with the host between them. */
export type RepliesSeen = readonly (Reply | (At & Handshake))[];

/** Parts of WebRTC and requests, which tests replace. */
interface Means {
  readonly lookUp: typeof lookUpName;
  readonly handshake: typeof makeHandshake;
  /** Asks an address without host permission. */
  readonly ask: Fetcher;
}

/** What a page with these means is asked to do. */
export interface RepliesAsked {
  readonly host: string;
  readonly deadlineMs: number;
  /** One for each handshake: the fragment of its URL, which identifies it in the browser's events. */
  readonly nonces: readonly string[];
}

/**
 * Asks a host's address for replies to something that is no handshake with it, and in between makes handshakes with the
 * host, which are cut off. Chromium repeats each handshake that is cut off, or answered by something other than TLS: on
 * port 80, where a server takes a handshake for a bad request, both are counted alike. On port 443 a server takes plain
 * http for a bad handshake at once, and Chromium asks once. Nothing if the name leads to no public IPv4 address: a
 * frame cannot be restricted to an IPv6 address.
 */
export async function repliesAndHandshakes(
  { host, deadlineMs, nonces }: RepliesAsked,
  { lookUp, handshake, ask }: Means,
  signal: AbortSignal,
): Promise<RepliesSeen> {
  const found = await lookUp(host, deadlineMs, signal);
  const own = typeof found === 'object' ? found.address : '';
  if (!own || addressKindOf(own) !== 'public' || ipVersionOf(own) !== 4) return [];
  const timeOf = async (url: string, apart?: true) => {
    const { end, tookMs } = await ask(
      { url, method: 'HEAD', permitted: false, deadlineMs, ...(apart ? { apart } : {}) },
      signal,
    );
    return end === 'answered' || end === 'failed' ? tookMs : undefined;
  };
  const seen: RepliesSeen[number][] = [];
  for (let round = 1; ; round++) {
    const at = Date.now();
    const [hello, plain] = await Promise.all([
      timeOf(`https://${own}:80/`),
      round > plainRounds ? Number.POSITIVE_INFINITY : timeOf(`http://${own}:443/`, round > 1 || undefined),
    ]);
    const isKnown = hello !== undefined && plain !== undefined;
    seen.push({
      probe: 'own-address-reply',
      at,
      tookMs: isKnown ? Math.min(hello, 2 * plain) : Date.now() - at,
      outcome: isKnown ? { kind: 'connected' } : { kind: 'failed', failure: 'generic_timeout_error' },
    });
    const nonce = nonces[round - 1];
    if (!isKnown || nonce === undefined || signal.aborted) return seen;
    await pause();
    seen.push({ at: Date.now(), ...(await handshake(`https://${host}/#${nonce}`, deadlineMs, signal)) });
    await pause();
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, pauseMs));
