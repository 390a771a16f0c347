import { addressKindOf, ipVersionOf } from '../model/address.ts';
import type { Outcome } from '../model/observation.ts';
import type { Fetcher } from './fetch-here.ts';
import type { Handshake, makeHandshake } from './handshake.ts';
import type { lookUpName } from './webrtc-instruments.ts';

/**
 * How often port 443 is asked: another time it would be asked over a connection that is open.
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

/** A reply of the address, or that there is none. */
type Reply = At & { readonly probe: 'own-address-reply'; readonly outcome: Outcome };

/** Replies, and handshakes with the host between them. */
export type RepliesSeen = readonly (Reply | (At & Handshake))[];

/** Parts of WebRTC and requests, which a test replaces. */
interface Means {
  readonly lookUp: typeof lookUpName;
  readonly handshake: typeof makeHandshake;
  /** Asks an address without host permission. */
  readonly ask: Fetcher;
}

/** What is asked of a page that has these means. */
export interface RepliesAsked {
  readonly host: string;
  readonly deadlineMs: number;
  /** One for each handshake: the fragment of its URL, which names it in the browser's events. */
  readonly nonces: readonly string[];
}

/**
 * Asks the address of a host for replies to what is no handshake of its own, and between these makes handshakes with the
 * host, which are cut off. Chromium makes each handshake that is cut off, or answered by something else than TLS, a second
 * time: by port 80, where a server takes a handshake for a bad request, both are counted alike. On port 443 a server
 * takes plain http for a bad handshake at once, and Chromium asks once. Nothing where the name leads to no public IPv4
 * address: a frame cannot be held to one of IPv6.
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
