import type { Transfer } from '../model/observation.ts';
import { startDeadline } from './deadline.ts';
import { type AskForMore, type SampleLimits, sampled } from './receive.ts';
import { unpacked } from './unpacked.ts';

/** One request as plain data, so that another document can make it. */
export interface Wire {
  /** Absolute http(s) URL. Its fragment, which is never sent, names it in the browser's events. */
  readonly url: string;
  readonly method: 'GET' | 'HEAD' | 'POST';
  /** The number of random bytes of a POST; at most 65,536, the limit of one `getRandomValues` call. */
  readonly randomBytes?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * The extension has permission for the host. Without it only an IP address is requested, from a frame
   * that can request nothing else: the browser then follows redirects and shows only whether the address is reachable.
   */
  readonly permitted: boolean;
  /**
   * Use a connection apart from those of other requests. Browsers pool connections separately for requests that may carry
   * credentials, so this request may, and the header filter removes cookies in both directions.
   */
  readonly apart?: true;
  /** Absent when the body is not read. */
  readonly read?: Read;
  readonly deadlineMs: number;
  /** Deadline for the body, counted from the head. Absent: the same as `deadlineMs`. */
  readonly bodyDeadlineMs?: number;
}

/** What to do with a body: keep its first bytes, or measure the speed of its beginning. */
export type Read = { readonly upToBytes: number } | { readonly sample: SampleLimits };

/** What `fetch` alone shows of a request. */
export interface Fetched {
  /** Epoch ms of the start. */
  readonly at: number;
  readonly tookMs: number;
  /** `given-up`: at its deadline. */
  readonly end: 'answered' | 'failed' | 'given-up' | 'interrupted';
  readonly head?: {
    /** 0 for an opaque answer. */
    readonly status: number;
    readonly opaque: boolean;
    readonly headers: readonly (readonly [string, string])[];
  };
  readonly body?: readonly number[];
  readonly transfer?: Transfer;
  /** URLs that the page names on the hosts that were asked for, in its order. */
  readonly named?: readonly string[];
  readonly timing?: Timing;
}

/** Resource timing of a request (W3C Resource Timing 2), where the browser gives one. */
export type Timing = Readonly<Pick<PerformanceResourceTiming, (typeof timingFields)[number]>>;

const timingFields = [
  'domainLookupStart',
  'domainLookupEnd',
  'connectStart',
  'secureConnectionStart',
  'connectEnd',
  'requestStart',
  'responseStart',
  'nextHopProtocol',
] as const;

/**
 * Makes a request.
 * @param moreMs called at the deadline: how much longer to wait, ms. Not every fetcher supports it.
 */
export type Fetcher = (wire: Wire, signal: AbortSignal, moreMs?: () => number) => Promise<Fetched>;

/** The same, and hands on what comes of a sample. */
export type SampleFetcher = (wire: Wire, signal: AbortSignal, take?: (chunk: Uint8Array) => void) => Promise<Fetched>;

/** `fetch`, or something that does the same. */
export type Requester = (url: string, init: RequestInit) => Promise<Response>;

/**
 * @param send the `fetch` of another document, or something that does the same
 * @param take receives what comes of a sample
 */
type FetchHere = (
  ...ask: [...Parameters<Fetcher>, send?: Requester, take?: (chunk: Uint8Array) => void]
) => Promise<Fetched>;

/** Timing entries arrive shortly after the answer. */
const timingLagMs = 60;
const timingLookMs = 5;

/**
 * Makes a request from this document or worker, over the connections that it has. A failure is a value; only bugs
 * throw.
 */
export const fetchHere: FetchHere = async (wire, stop, moreMs = () => 0, send = fetch, take) => {
  const deadline = new AbortController();
  const tooLate = () => deadline.abort();
  let wait = startDeadline(wire.deadlineMs, () => {
    const more = moreMs();
    if (more > 0) wait = startDeadline(more, tooLate);
    else tooLate();
  });
  const over = new AbortController();
  const at = Date.now();
  const started = performance.now();
  const took = () => Math.round(performance.now() - started);
  const ask = async (headers: Readonly<Record<string, string>> | undefined) => {
    const answer = await send(wire.url, {
      method: wire.method,
      ...(wire.randomBytes === undefined ? {} : { body: crypto.getRandomValues(new Uint8Array(wire.randomBytes)) }),
      ...(headers ? { headers } : {}),
      mode: wire.permitted ? 'cors' : 'no-cors',
      redirect: wire.permitted ? 'manual' : 'follow',
      credentials: wire.apart ? 'include' : 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([stop, deadline.signal, over.signal]),
    });
    return unpacked(answer);
  };
  const askForMore: AskForMore = async (fromByte, bytes) => {
    const part = await ask(rangeOf(fromByte, bytes));
    return part.status === 206 ? (part.body ?? undefined) : undefined;
  };
  try {
    const response = await ask(
      wire.read && 'sample' in wire.read && !wire.read.sample.isPage ? firstRangeOf(wire.read.sample) : wire.headers,
    );
    wait.clear();
    wait = startDeadline(wire.bodyDeadlineMs ?? wire.deadlineMs, tooLate);
    const read =
      wire.read && response.body ? await readBody(response.body, wire.read, askForMore, took(), take) : undefined;
    const tookMs = took();
    // Stop the rest of the body before waiting for the timing entry.
    if (read ? !read.whole : wire.method !== 'HEAD' && response.status !== 204) over.abort();
    const timing = await timingOf(wire.url);
    return {
      at,
      tookMs,
      end: 'answered',
      head: { status: response.status, opaque: response.type === 'opaque', headers: [...response.headers] },
      ...read?.kept,
      ...(timing ? { timing } : {}),
    };
  } catch (error) {
    const tookMs = took();
    // On an abort `fetch` throws the abort's own reason, which can be anything.
    if (stop.aborted) return { at, tookMs, end: 'interrupted' };
    if (!(error instanceof TypeError || isAbort(error))) throw error;
    if (deadline.signal.aborted) return { at, tookMs, end: 'given-up' };
    const timing = await timingOf(wire.url);
    return { at, tookMs, end: 'failed', ...(timing ? { timing } : {}) };
  } finally {
    wait.clear();
    // Stop the rest of the body.
    over.abort();
  }
};

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'AbortError' || error.name === 'TimeoutError');
}

/** `whole`: the body ended, so there is nothing left to abort. */
interface BodyRead {
  readonly kept: Pick<Fetched, 'body' | 'transfer'>;
  readonly whole: boolean;
}

/** Without a range, the server would send more than is needed, and the person would pay for it. */
function rangeOf(fromByte: number, bytes: number): Readonly<Record<string, string>> {
  return { range: `bytes=${fromByte}-${fromByte + bytes - 1}` };
}

const firstRangeOf = ({ parts, maxBytes }: SampleLimits) => rangeOf(0, parts?.firstBytes ?? maxBytes);

async function readBody(
  stream: ReadableStream<Uint8Array>,
  read: Read,
  more: AskForMore,
  headMs: number,
  take?: (chunk: Uint8Array) => void,
): Promise<BodyRead> {
  if ('sample' in read) {
    const transfer = await sampled(stream, read.sample, more, headMs, take);
    return { kept: { transfer }, whole: transfer.end === 'whole' };
  }
  const { bytes, whole } = await upTo(stream, read.upToBytes);
  return { kept: { body: Array.from(bytes) }, whole };
}

/** Reads at most this many bytes and keeps them. */
async function upTo(stream: ReadableStream<Uint8Array>, maxBytes: number) {
  const reader = stream.getReader();
  const bytes = new Uint8Array(maxBytes);
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { bytes: bytes.subarray(0, length), whole: true };
    const part = value.subarray(0, maxBytes - length);
    bytes.set(part, length);
    length += part.length;
    if (length === maxBytes) return { bytes, whole: false };
  }
}

/** Firefox also gives the times of a request that failed. */
export async function timingOf(url: string): Promise<Timing | undefined> {
  for (let waitedMs = 0; waitedMs <= timingLagMs; waitedMs += timingLookMs) {
    const entry = performance.getEntriesByName(url, 'resource')[0] as PerformanceResourceTiming | undefined;
    if (entry) return Object.fromEntries(timingFields.map((field) => [field, entry[field]])) as unknown as Timing;
    await new Promise((resolve) => setTimeout(resolve, timingLookMs));
  }
  return undefined;
}
