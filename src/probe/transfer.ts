import { isTimeout } from '../model/failures.ts';
import type { Transfer } from '../model/observation.ts';
import { outcomeOf, type ProbeContext, type Sighting, sighting } from './http.ts';
import type { SampleLimits } from './receive.ts';
import { type Exchange, exchange } from './request.ts';

const largeObject = { status: [200, 206] };

/** Where the objects of a check are stored, if a redirect leads to another host. */
export type StoredAt = Map<string, string>;

/**
 * Requests the headers of a large object from where it is stored, and remembers where that is: the small transfer has
 * to come from the same host as the object.
 * @param mayFollow whether an object may be requested from this URL, to which a redirect leads
 */
export async function probeObjectHead(
  url: string,
  context: ProbeContext,
  mayFollow: (url: string) => boolean,
  storedAt: StoredAt,
): Promise<Sighting> {
  const ask = (at: string) => exchange({ ...context, url: at, method: 'HEAD' });
  const first = await ask(url);
  const elsewhere = first.head?.redirectUrl;
  if (elsewhere !== undefined) storedAt.set(url, elsewhere);
  const stored = await follow(first, ask, mayFollow);
  // The URL may be valid for GET only. The host was reached all the same.
  const seen = stored.head && !isObject(stored) ? first : stored;
  return sighting('object-head', url, seen, outcomeOf(seen, url, {}, context), context);
}

/**
 * Downloads the beginning of a large object to measure its speed and to see whether it stalls.
 * @param mayFollow whether an object may be downloaded from this URL, to which a redirect leads
 * @param storedAt where the HEAD requests found the objects
 */
export async function probeDownload(
  probe: 'download' | 'first-download' | 'short-download',
  url: string,
  limits: SampleLimits,
  context: ProbeContext,
  mayFollow: (url: string) => boolean,
  storedAt: StoredAt = new Map(),
): Promise<Sighting> {
  const known = storedAt.get(url);
  const ask = (at: string) => read(at, limits, context);
  const there = known !== undefined && mayFollow(known) ? await ask(known) : undefined;
  // The URL that a HEAD request was redirected to may be valid for HEAD only.
  const seen = there && (!there.head || isObject(there)) ? there : await follow(await ask(url), ask, mayFollow);
  const { transfer } = seen;
  return {
    ...sighting(probe, url, seen, outcomeOf(seen, url, largeObject, context), context),
    ...(transfer && isObject(seen) ? { transfer } : {}),
  };
}

/** With any other status something else was sent than the object, which says nothing about speed. */
function isObject({ head }: Exchange): boolean {
  return head !== undefined && largeObject.status.includes(head.status);
}

/** Follows a redirect, if there is one and it may be followed. */
async function follow(
  first: Exchange,
  ask: (url: string) => Promise<Exchange>,
  mayFollow: (url: string) => boolean,
): Promise<Exchange> {
  const elsewhere = first.head?.redirectUrl;
  if (elsewhere === undefined || !mayFollow(elsewhere)) return first;
  const second = await ask(elsewhere);
  return { ...second, at: first.at, tookMs: first.tookMs + second.tookMs };
}

function read(url: string, limits: SampleLimits, context: ProbeContext): Promise<Exchange> {
  return exchange({
    ...context,
    url,
    method: 'GET',
    read: { sample: limits },
    bodyDeadlineMs: limits.maxMs + 2 * limits.stallMs,
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
