import type { Transfer } from '../model/observation.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { type Arrival, goodputKbps, pointsOf, steadyKbps } from './goodput.ts';

/** When to stop receiving a large body. */
export interface SampleLimits {
  readonly maxBytes: number;
  readonly maxMs: number;
  /** Stop after this time without a byte. */
  readonly stallMs: number;
  /**
   * Requested as a tab requests a page: without a range, and compressed, except over a separate connection in Firefox.
   */
  readonly isPage?: true;
  /** Only for a page: the hosts whose files are collected from it. Absent: the page is not parsed. */
  readonly namesOn?: readonly string[];
  /** How to request it in parts, so that nothing is in flight when a slow sample ends. Absent: all at once. */
  readonly parts?: {
    readonly firstBytes: number;
    /** More bytes than these are requested only if they are expected within the time that is left. */
    readonly minPartBytes: number;
  };
}

type Body = ReadableStream<Uint8Array>;

/** Requests the next part of a body; undefined if there is none. */
export type AskForMore = (fromByte: number, bytes: number) => Promise<Body | undefined>;

/**
 * Receives a body chunk by chunk and measures how it arrived. `whole`: everything requested arrived.
 * @param first the body, or its first part
 * @param headMs how long its headers took
 * @param take receives each chunk; absent: none is kept
 */
export async function sampled(
  first: Body,
  limits: SampleLimits,
  more: AskForMore,
  headMs: number,
  take?: (chunk: Uint8Array) => void,
): Promise<Transfer> {
  const { maxBytes, maxMs, stallMs } = limits;
  const arrivals: Arrival[] = [];
  const started = performance.now();
  let reader = first.getReader();
  let asked = limits.parts?.firstBytes ?? maxBytes;
  let bytes = 0;
  let end: Transfer['end'] | undefined;
  while (end === undefined) {
    const next = await orSilence(reader.read(), stallMs);
    if (typeof next === 'string') end = next;
    else if (next.done) {
      const tookMs = performance.now() - started;
      // If headers and body are in one TLS record, nothing is seen until all of it has come.
      const kbps = goodputKbps(arrivals) ?? (bytes * 8) / Math.max(1, headMs + tookMs);
      const wanted = bytes === asked && tookMs < maxMs ? bytesToAskFor(bytes, kbps, limits) : 0;
      const ownMs = (wanted * 8) / kbps;
      const part = wanted === 0 ? undefined : await orSilence(more(bytes, wanted), stallMs + ownMs);
      if (typeof part === 'object') {
        reader = part.getReader();
        asked += wanted;
      } else end = part ?? 'whole';
    } else {
      take?.(next.value.subarray(0, maxBytes - bytes));
      bytes += next.value.length;
      const atMs = performance.now();
      arrivals.push({ atMs, bytes });
      // A complete part counts as whole, however late it is.
      const isLate = bytes !== asked && atMs - started >= maxMs;
      if (bytes >= maxBytes || isLate) end = 'enough';
    }
  }
  return { direction: 'down', bytes, end, ...speedsOf(arrivals), headMs, points: pointsOf(arrivals, started) };
}

/** The speeds that these arrivals show. */
export function speedsOf(arrivals: readonly Arrival[]): Pick<Transfer, 'kbps' | 'steadyKbps'> {
  const [kbps, steady] = [goodputKbps(arrivals), steadyKbps(arrivals)];
  return { ...(kbps === undefined ? {} : { kbps }), ...(steady === undefined ? {} : { steadyKbps: steady }) };
}

/**
 * A smaller part is not worth a request.
 * @source our choice: with one TLS record of 16 KiB before it, it is more than what filters let through
 */
const smallestPartBytes = 12_288;

/**
 * The bytes that should still come in the remaining time at this speed; if those are too few, what `minPartBytes` still
 * lacks.
 */
function bytesToAskFor(bytes: number, kbps: number, { maxBytes, maxMs, parts }: SampleLimits): number {
  const expected = Math.ceil((kbps * maxMs) / 8) - bytes;
  const missing = Math.max(0, (parts?.minPartBytes ?? 0) - bytes);
  return Math.min(maxBytes - bytes, expected < smallestPartBytes ? missing : expected);
}

async function orSilence<T>(coming: Promise<T>, stallMs: number): Promise<T | 'stalled' | 'cut'> {
  let wait: Deadline | undefined;
  const silence = new Promise<'stalled'>((resolve) => {
    wait = startDeadline(stallMs, () => resolve('stalled'));
  });
  // This probe exists to detect a body that breaks off, for which browsers throw a TypeError.
  const orCut = coming.catch((error: unknown) => {
    if (error instanceof TypeError) return 'cut' as const;
    throw error;
  });
  const first = await Promise.race([orCut, silence]);
  wait?.clear();
  return first;
}
