import { isTimeout } from '../model/failures.ts';
import type { Transfer } from '../model/observation.ts';
import { outcomeOf, type ProbeContext, type Sighting, sighting } from './http.ts';
import type { SampleLimits } from './receive.ts';
import { type Exchange, exchange } from './request.ts';

const largeObject = { status: [200, 206] };

/** Where the objects of a check are stored that are not stored where they are asked for. */
export type StoredAt = Map<string, string>;

/** Asks for the head of a large object, and keeps where the object is stored. */
export async function probeObjectHead(url: string, context: ProbeContext, storedAt: StoredAt): Promise<Sighting> {
  const seen = await exchange({ ...context, url, method: 'HEAD' });
  const elsewhere = seen.head?.redirectUrl;
  if (elsewhere !== undefined) storedAt.set(url, elsewhere);
  return sighting('object-head', url, seen, outcomeOf(seen, url, {}, context), context);
}

/**
 * Reads the beginning of a large object to measure its speed and to see whether it stalls.
 * @param mayFollow whether an object that is stored elsewhere may be read from this URL
 * @param storedAt what the heads told
 */
export async function probeDownload(
  probe: 'download' | 'first-download',
  url: string,
  limits: SampleLimits,
  context: ProbeContext,
  mayFollow: (url: string) => boolean,
  storedAt: StoredAt = new Map(),
): Promise<Sighting> {
  const known = storedAt.get(url);
  const there = known !== undefined && mayFollow(known) ? await read(known, limits, context) : undefined;
  // What was told with the head may do for the head alone.
  const seen = there && (!there.head || isObject(there)) ? there : await readFrom(url, limits, context, mayFollow);
  const { transfer } = seen;
  return {
    ...sighting(probe, url, seen, outcomeOf(seen, url, largeObject, context), context),
    ...(transfer && isObject(seen) ? { transfer } : {}),
  };
}

/** Any other status means that something else came in place of the object, which says nothing about speed. */
function isObject({ head }: Exchange): boolean {
  return head !== undefined && largeObject.status.includes(head.status);
}

async function readFrom(
  url: string,
  limits: SampleLimits,
  context: ProbeContext,
  mayFollow: (url: string) => boolean,
): Promise<Exchange> {
  const first = await read(url, limits, context);
  const elsewhere = first.head?.redirectUrl;
  if (elsewhere === undefined || !mayFollow(elsewhere)) return first;
  const second = await read(elsewhere, limits, context);
  return { ...second, at: first.at, tookMs: first.tookMs + second.tookMs };
}

function read(url: string, limits: SampleLimits, context: ProbeContext): Promise<Exchange> {
  return exchange({
    ...context,
    url,
    method: 'GET',
    read: { sample: limits },
    bodyDeadlineMs: limits.mostMs + 2 * limits.stallMs,
  });
}

/**
 * Posts random bytes, which no server keeps. Any answer shows that they arrived. Use it only where the request's
 * headers do not identify the installation.
 * @param bytes at most 65,536, the limit of one `getRandomValues` call
 */
export async function probeUpload(
  probe: 'upload' | 'small-upload' | 'first-upload',
  url: string,
  bytes: number,
  context: ProbeContext,
): Promise<Sighting> {
  const seen = await exchange({ ...context, url, method: 'POST', randomBytes: bytes });
  const outcome = outcomeOf(seen, url, {}, context);
  const transfer: Transfer =
    seen.failure === undefined
      ? { direction: 'up', bytes, end: 'whole' }
      : { direction: 'up', bytes: 0, end: isTimeout(seen.failure) ? 'stalled' : 'cut' };
  return { ...sighting(probe, url, seen, outcome, context), transfer };
}
