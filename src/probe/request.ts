import { failureOf, keptErrorName } from '../model/browser-error.ts';
import type { Failure } from '../model/failures.ts';
import type { Transfer } from '../model/observation.ts';
import { type Fetcher, fetchHere, type Timing, type Wire } from './fetch-here.ts';

/** What the browser's events show about a request that `fetch` does not. */
export interface RequestEvents {
  /** Follows the request whose URL has this fragment, or the WebSocket with this URL. */
  follow(key: string): Following;
}

export interface Following {
  /** What the events showed so far. `error` is the browser's name for the failure. */
  readonly seen: {
    readonly ip?: string;
    readonly status?: number;
    readonly redirectUrl?: string;
    readonly error?: string;
    /** Whether the request went to a proxy. */
    readonly proxied?: boolean;
    /** Whether the certificate is by an authority that somebody added to this browser. */
    readonly addedAuthority?: boolean;
  };
  /** Resolves when an event showed an answer or an error, at the latest after `maxMs`. */
  settled(maxMs: number): Promise<void>;
  stop(): void;
}

/** One request. It is sent without cookies and referrer, bypasses the cache, and follows no redirect. */
export interface Ask extends Wire {
  /** Called at the deadline; returns how much longer to wait, ms. */
  readonly moreMs?: () => number;
  readonly events: RequestEvents;
  /** Aborts when the round is stopped. */
  readonly signal: AbortSignal;
  /** Absent: the request is made from here. */
  readonly fetcher?: Fetcher;
}

/** The result of a request. Either `head` or `failure` is set. */
export interface Exchange {
  /** Epoch ms of the start. */
  readonly at: number;
  readonly tookMs: number;
  readonly head?: {
    /** 0 for an opaque answer. */
    readonly status: number;
    readonly opaque: boolean;
    /** Target of a redirect that was not followed. */
    readonly redirectUrl?: string;
    readonly headers: Headers;
  };
  readonly body?: Uint8Array;
  readonly transfer?: Transfer;
  /** URLs that a page names. */
  readonly named?: readonly string[];
  readonly failure?: Failure;
  readonly browserError?: string;
  readonly ip?: string;
  readonly proxied?: boolean;
  readonly addedAuthority?: boolean;
  readonly timing?: Timing;
}

/** How long to wait for events after `fetch` settles: they arrive shortly after, on a busy device seconds later. */
const eventLagMs = 500;
const errorLagMs = 3000;

/** Makes one request and returns what was observed. A failure is a value; only bugs throw. */
export async function exchange({ events, signal, moreMs, fetcher = fetchHere, ...wire }: Ask): Promise<Exchange> {
  const nonce = crypto.randomUUID().slice(0, 13);
  const following = events.follow(nonce);
  try {
    const fetched = await fetcher({ ...wire, url: `${wire.url}#${nonce}` }, signal, moreMs);
    const { at, tookMs, end, head, body, transfer, named, timing } = fetched;
    if (end === 'interrupted') return { at, tookMs, failure: 'interrupted' };
    if (head && !head.opaque) await following.settled(eventLagMs);
    if (end === 'failed' && wire.permitted) await following.settled(errorLagMs);
    const { seen } = following;
    const way = seen.proxied ? { proxied: true } : {};
    if (head) {
      return {
        at,
        tookMs,
        head: {
          status: head.status || (seen.status ?? 0),
          opaque: head.opaque,
          headers: new Headers(head.headers.map(([name, value]): [string, string] => [name, value])),
          ...(seen.redirectUrl === undefined ? {} : { redirectUrl: seen.redirectUrl }),
        },
        ...(body ? { body: Uint8Array.from(body) } : {}),
        ...(transfer ? { transfer } : {}),
        ...(named ? { named } : {}),
        ...(seen.ip === undefined ? {} : { ip: seen.ip }),
        ...way,
        ...(seen.addedAuthority ? { addedAuthority: true } : {}),
        ...(timing ? { timing } : {}),
      };
    }
    if (end === 'given-up') return { at, tookMs, failure: 'generic_timeout_error', ...way };
    const { error } = seen;
    const browserError = keptErrorName(error ?? '');
    // A policy that keeps extensions from a host also hides the events, so without events the request was never sent.
    const unnamed = wire.permitted ? 'blocked_by_browser' : 'unknown_failure';
    return {
      at,
      tookMs,
      failure: error === undefined ? unnamed : failureOf(error, tookMs),
      ...(browserError === undefined ? {} : { browserError }),
      ...way,
      ...(timing ? { timing } : {}),
    };
  } finally {
    following.stop();
  }
}
