import { failureOf } from '../model/browser-error.ts';
import type { Failure } from '../model/failures.ts';
import { startDeadline } from './deadline.ts';

/** What the browser's events show about a request and `fetch` does not. */
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
    /** The request went to a proxy. */
    readonly proxied?: boolean;
    /** Somebody added the authority of the answer's certificate to this browser. */
    readonly addedAuthority?: boolean;
  };
  /** Resolves when an event showed an answer or an error, at the latest after `mostMs`. */
  settled(mostMs: number): Promise<void>;
  stop(): void;
}

/** Reads as much of a body as is needed. `whole`: the body ended, so there is nothing left to abort. */
export type BodyReader<Body> = (stream: ReadableStream<Uint8Array>) => Promise<{ body: Body; whole: boolean }>;

/** One request. It is sent without cookies and referrer, bypasses the cache, and follows no redirect. */
export interface Ask<Body = never> {
  /** Absolute http(s) URL without a fragment. */
  readonly url: string;
  readonly method: 'GET' | 'HEAD' | 'POST';
  /** The body of a POST. */
  readonly send?: Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * The extension has access to the host. Without it only an address is asked, by https: the browser then follows
   * redirects and shows only "reachable or not", and only who has a certificate for the address could redirect.
   */
  readonly permitted: boolean;
  /** Absent when the body is not read. */
  readonly read?: BodyReader<Body>;
  readonly deadlineMs: number;
  /** Called at the deadline: how much longer to wait, ms. */
  readonly moreMs?: () => number;
  /** Deadline for the body, counted from the head. Absent: the same as `deadlineMs`. */
  readonly bodyDeadlineMs?: number;
  readonly events: RequestEvents;
  /** Aborts when the round is stopped. */
  readonly signal: AbortSignal;
}

/** The result of a request. Either `head` or `failure` is set. */
export interface Exchange<Body = never> {
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
  readonly body?: Body;
  readonly failure?: Failure;
  readonly browserError?: string;
  readonly ip?: string;
  readonly proxied?: boolean;
  readonly addedAuthority?: boolean;
  /** Resource timing of the request (W3C Resource Timing 2), where the browser gives one. */
  readonly timing?: PerformanceResourceTiming;
}

/**
 * How long to wait for events after `fetch` settles: they come a moment later, on a busy device seconds later. Timing
 * entries come later still.
 */
const eventLagMs = 500;
const errorLagMs = 3000;
const timingLagMs = 60;
const timingLookMs = 5;

/** Makes one request and returns what was seen. A failure is a value; only bugs throw. */
export async function exchange<Body = never>(ask: Ask<Body>): Promise<Exchange<Body>> {
  const nonce = crypto.randomUUID().slice(0, 13);
  const url = `${ask.url}#${nonce}`;
  const following = ask.events.follow(nonce);
  const deadline = new AbortController();
  const tooLate = () => deadline.abort();
  let wait = startDeadline(ask.deadlineMs, () => {
    const moreMs = ask.moreMs?.() ?? 0;
    if (moreMs > 0) wait = startDeadline(moreMs, tooLate);
    else tooLate();
  });
  const over = new AbortController();
  const signal = AbortSignal.any([ask.signal, deadline.signal, over.signal]);
  const at = Date.now();
  const started = performance.now();
  const took = () => Math.round(performance.now() - started);
  try {
    const response = await fetch(url, {
      method: ask.method,
      ...(ask.send ? { body: ask.send } : {}),
      ...(ask.headers ? { headers: ask.headers } : {}),
      mode: ask.permitted ? 'cors' : 'no-cors',
      redirect: ask.permitted ? 'manual' : 'follow',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal,
    });
    wait.clear();
    wait = startDeadline(ask.bodyDeadlineMs ?? ask.deadlineMs, tooLate);
    const read = ask.read && response.body ? await ask.read(response.body) : undefined;
    const tookMs = took();
    // Stop the rest of the body before waiting for the browser's events.
    if (read ? !read.whole : ask.method !== 'HEAD' && response.status !== 204) over.abort();
    if (response.type !== 'opaque') await following.settled(eventLagMs);
    const { seen } = following;
    const timing = await timingOf(url);
    return {
      at,
      tookMs,
      head: {
        status: response.status || (seen.status ?? 0),
        opaque: response.type === 'opaque',
        headers: response.headers,
        ...(seen.redirectUrl === undefined ? {} : { redirectUrl: seen.redirectUrl }),
      },
      ...(read ? { body: read.body } : {}),
      ...(seen.ip === undefined ? {} : { ip: seen.ip }),
      ...(seen.proxied ? { proxied: true } : {}),
      ...(seen.addedAuthority ? { addedAuthority: true } : {}),
      ...(timing ? { timing } : {}),
    };
  } catch (error) {
    const tookMs = took();
    // On an abort `fetch` throws the abort's own reason, which can be anything.
    if (ask.signal.aborted) return { at, tookMs, failure: 'interrupted' };
    if (!(error instanceof TypeError || isAbort(error))) throw error;
    const way = following.seen.proxied ? { proxied: true } : {};
    if (deadline.signal.aborted) return { at, tookMs, failure: 'generic_timeout_error', ...way };
    if (ask.permitted) await following.settled(errorLagMs);
    const { error: browserError } = following.seen;
    // A policy that blocks extensions from a host also hides the events, so no event means that the request never left.
    const unnamed = ask.permitted ? 'blocked_by_browser' : 'unknown_failure';
    return {
      at,
      tookMs,
      failure: browserError === undefined ? unnamed : failureOf(browserError, tookMs),
      ...(browserError === undefined ? {} : { browserError }),
      ...way,
    };
  } finally {
    wait.clear();
    following.stop();
    // Stop the rest of the body.
    over.abort();
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'AbortError' || error.name === 'TimeoutError');
}

/** Reads at most this many bytes and keeps them. */
export function upTo(mostBytes: number): BodyReader<Uint8Array> {
  return async (stream) => {
    const reader = stream.getReader();
    const bytes = new Uint8Array(mostBytes);
    let length = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { body: bytes.subarray(0, length), whole: true };
      const part = value.subarray(0, mostBytes - length);
      bytes.set(part, length);
      length += part.length;
      if (length === mostBytes) return { body: bytes, whole: false };
    }
  };
}

async function timingOf(url: string): Promise<PerformanceResourceTiming | undefined> {
  for (let waitedMs = 0; waitedMs <= timingLagMs; waitedMs += timingLookMs) {
    const entry = performance.getEntriesByName(url, 'resource')[0];
    if (entry) return entry as PerformanceResourceTiming;
    await new Promise((resolve) => setTimeout(resolve, timingLookMs));
  }
  return undefined;
}
