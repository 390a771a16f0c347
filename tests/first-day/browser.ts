import { gunzipSync, constants as zlib } from 'node:zlib';
import { Window } from 'happy-dom';
import { namedInPage } from '../../src/offscreen/named-in-page.ts';
import type { Fetched, Fetcher, Timing } from '../../src/probe/fetch-here.ts';
import { type SampleLimits, speedsOf } from '../../src/probe/receive.ts';
import type { RequestEvents } from '../../src/probe/request.ts';
import { errorsOf } from '../judge/worlds/browser-words.ts';
import { inventedAddress } from '../net/resolver.ts';
import type { Asking, Ended, Part } from './ask.ts';

export type BrowserName = 'chromium' | 'firefox';

/** A round trip on the line, ms. Loopback has none, so answers are timed as if it had. */
export const roundTripMs = 40;
/** How fast the line carries a body, bytes in a ms: 8 Mbit/s. */
const bytesPerMs = 1000;

/** Sends a request over a real socket. */
export type Ask = (asking: Asking) => Promise<Ended>;

/** A browser's requests, instead of `fetch` and the events that Node lacks. */
export interface BrowserRequests {
  readonly fetcher: Fetcher;
  readonly events: RequestEvents;
}

const expired = { chromium: 'net::ERR_CERT_DATE_INVALID', firefox: 'Peer’s Certificate has expired.' } as const;

/**
 * This browser's name for the end of a request. Over HTTP/2, which most servers speak, a close has a different name.
 */
export function errorOf(end: Extract<Ended, { end: unknown }>['end'], browser: BrowserName, isHttp2: boolean): string {
  if (end === 'expired') return expired[browser];
  const [overHttp1 = '', overHttp2 = overHttp1] = errorsOf(end, browser);
  return isHttp2 && end === 'request-close' ? overHttp2 : overHttp1;
}

export function isSilence(end: string): boolean {
  return end.endsWith('silence') || end === 'lookup-lost';
}

/** After how many round trips a request ends like this. */
export function tripsOf(end: string): number {
  if (end === 'denied') return 1;
  if (end === 'refusal' || end === 'no-route') return 2;
  return end.startsWith('request-') ? 4 : 3;
}

export function browserRequests(browser: BrowserName, ask: Ask, isHttp2: boolean): BrowserRequests {
  const seen = new Map<string, ReturnType<RequestEvents['follow']>['seen']>();
  const fetcher: Fetcher = async (wire) => {
    const [url = '', key = ''] = wire.url.split('#');
    const sample = wire.read && 'sample' in wire.read ? wire.read.sample : undefined;
    const at = 0;
    const ended = await ask({
      url,
      method: wire.method,
      headers: headersOf(browser, sample, wire.headers),
      ...(wire.randomBytes === undefined ? {} : { body: Buffer.alloc(wire.randomBytes, 1) }),
      maxBytes: sample ? (sample.isPage ? Number.POSITIVE_INFINITY : sample.maxBytes) : 4096,
      waitMs: wire.deadlineMs,
    });
    if ('end' in ended) {
      if (isSilence(ended.end)) return { at, tookMs: wire.deadlineMs, end: 'given-up' };
      seen.set(key, { error: errorOf(ended.end, browser, isHttp2) });
      return { at, tookMs: tripsOf(ended.end) * roundTripMs, end: 'failed' };
    }
    const { status, headers, serverMs } = ended;
    const { location } = headers;
    const isRedirect = status >= 300 && status < 400 && location !== undefined;
    seen.set(key, {
      ip: inventedAddress(new URL(url).hostname),
      status,
      ...(isRedirect ? { redirectUrl: new URL(location, url).href } : {}),
    });
    const headMs = 4 * roundTripMs + serverMs;
    if (headMs > wire.deadlineMs) return { at, tookMs: wire.deadlineMs, end: 'given-up' };
    const read = sample ? received(ended, sample, url) : bodyOf(ended, wire.read);
    return {
      at,
      tookMs: headMs + (read.bodyMs ?? 0),
      end: 'answered',
      head: { status, opaque: false, headers: Object.entries(headers).map(([name, value]) => [name, `${value}`]) },
      ...read.kept,
      timing: timingOf(serverMs),
    };
  };
  return {
    fetcher,
    events: {
      follow: (key) => ({
        get seen() {
          return seen.get(key) ?? {};
        },
        settled: async () => undefined,
        stop: () => void seen.delete(key),
      }),
    },
  };
}

/** Firefox sends "same-origin" with an extension's requests, Chromium "none". */
export function headersOf(
  browser: BrowserName,
  sample: SampleLimits | undefined,
  own: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const range = sample && !sample.isPage ? { range: `bytes=0-${sample.maxBytes - 1}` } : {};
  return {
    'user-agent': 'Mozilla/5.0',
    'sec-fetch-site': browser === 'firefox' ? 'same-origin' : 'none',
    ...(range.range === undefined && own['range'] === undefined ? { 'accept-encoding': 'gzip' } : {}),
    ...range,
    ...own,
  };
}

function timingOf(serverMs: number): Timing {
  const after = (trips: number) => trips * roundTripMs;
  return {
    domainLookupStart: 0,
    domainLookupEnd: after(1),
    connectStart: after(1),
    secureConnectionStart: after(2),
    connectEnd: after(3),
    requestStart: after(3),
    responseStart: after(4) + serverMs,
    nextHopProtocol: 'h2',
  };
}

type Answered = Extract<Ended, { status: number }>;

interface Read {
  readonly kept: Pick<Fetched, 'body' | 'transfer' | 'named'>;
  readonly bodyMs?: number;
}

function bodyOf({ parts }: Answered, read: unknown): Read {
  const body = Buffer.concat(parts.map(({ bytes }) => bytes));
  return { kept: read === undefined ? {} : { body: [...body] } };
}

/** The sample as it would have come over the line. */
function received(answered: Answered, limits: SampleLimits, url: string): Read {
  const { maxBytes, stallMs, isPage, namesOn } = limits;
  const parts = isPage ? unpacked(answered) : answered.parts;
  let bytes = 0;
  let atMs = 0;
  const arrivals = parts.flatMap(({ bytes: { length }, gapMs }) => {
    if (bytes >= maxBytes) return [];
    atMs += Math.max(gapMs, length / bytesPerMs);
    bytes += length;
    return [{ atMs, bytes }];
  });
  const end = bytes >= maxBytes ? 'enough' : { whole: 'whole', paused: 'stalled', cut: 'cut' }[answered.bodyEnds];
  const transfer = { direction: 'down', bytes, end, ...speedsOf(arrivals) } as const;
  const text = namesOn ? Buffer.concat(parts.map((part) => part.bytes)).toString() : undefined;
  return {
    kept: {
      transfer: transfer as NonNullable<Fetched['transfer']>,
      ...(text === undefined ? {} : { named: namedOn(text, url, namesOn ?? []) }),
    },
    bodyMs: atMs + (end === 'stalled' ? stallMs : 0),
  };
}

function unpacked({ headers, parts }: Answered): readonly Part[] {
  const all = Buffer.concat(parts.map(({ bytes }) => bytes));
  if (headers['content-encoding'] !== 'gzip' || all.length === 0) return parts;
  const gapMs = parts.reduce((sum, part) => sum + part.gapMs, 0);
  return [{ bytes: gunzipSync(all, { finishFlush: zlib.Z_SYNC_FLUSH }), gapMs }];
}

const settings = { disableJavaScriptFileLoading: true, disableCSSFileLoading: true } as const;

const parsed = new Map<string, readonly string[]>();

/** The product uses its browser's parser, which Node lacks. Each page is parsed once. */
function namedOn(page: string, url: string, hosts: readonly string[]): readonly string[] {
  const key = [url, ...hosts, page].join(' ');
  globalThis.DOMParser ??= new Window({ settings }).DOMParser as unknown as typeof DOMParser;
  const named = parsed.get(key) ?? namedInPage(page, url, hosts);
  parsed.set(key, named);
  return named;
}
