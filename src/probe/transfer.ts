import { isTimeout } from '../model/failures.ts';
import type { Transfer } from '../model/observation.ts';
import type { Fetcher } from './fetch-here.ts';
import { outcomeOf, type ProbeContext, type Sighting, sighting } from './http.ts';
import type { SampleLimits } from './receive.ts';
import { type Exchange, exchange } from './request.ts';

const largeObject = { status: [200, 206] };

/** Where the objects of a check are stored, if a redirect leads to another host. */
export type StoredAt = Map<string, string>;

/**
 * Requests the headers of a large object from where it is stored, and remembers where that is: the small transfer has
 * to come from the same host as the object. If that is known, one request is enough, and shows the distance.
 * @param mayFollow whether an object may be requested from this URL, to which a redirect leads
 */
export async function probeObjectHead(
  url: string,
  context: ProbeContext,
  mayFollow: (url: string) => boolean,
  storedAt: StoredAt,
): Promise<Sighting> {
  const ask = (at: string) => exchange({ ...context, url: at, method: 'HEAD' });
  const seenAs = (seen: Exchange) => sighting('object-head', url, seen, outcomeOf(seen, url, {}, context), context);
  const there = await whereStored(url, ask, mayFollow, storedAt);
  if (there) return seenAs(there);
  const first = await ask(url);
  const elsewhere = first.head?.redirectUrl;
  if (elsewhere !== undefined) storedAt.set(url, elsewhere);
  const stored = await follow(first, ask, mayFollow);
  // The URL may be valid for GET only. The host was reached all the same.
  return seenAs(stored.head && !isObject(stored) ? first : stored);
}

/** The answer from where an object is known to be stored; undefined if that is unknown or may have expired. */
async function whereStored(
  url: string,
  ask: (url: string) => Promise<Exchange>,
  mayFollow: (url: string) => boolean,
  storedAt: StoredAt,
): Promise<Exchange | undefined> {
  const known = storedAt.get(url);
  if (known === undefined || !mayFollow(known)) return undefined;
  const there = await ask(known);
  return !there.head || isObject(there) ? there : undefined;
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
  const ask = (at: string) => read(at, limits, context);
  // The URL that a HEAD request was redirected to may be valid for HEAD only.
  const there = await whereStored(url, ask, mayFollow, storedAt);
  const seen = there ?? (await follow(await ask(url), ask, mayFollow));
  return sampleSeen(probe, url, seen, context, isObject(seen) && isSentAsItIs(seen));
}

function sampleSeen(
  probe: Sighting['probe'],
  url: string,
  seen: Exchange,
  context: ProbeContext,
  isSample: boolean,
): Sighting {
  const { transfer } = seen;
  return {
    ...sighting(probe, url, seen, outcomeOf(seen, url, largeObject, context), context),
    ...(transfer && isSample ? { transfer } : {}),
  };
}

/** URLs that pages name, by the page's URL, as far as this check has read them. */
export type NamedObjects = Map<string, readonly string[]>;

/**
 * Reads a page as a tab requests it.
 * @param mayFollow whether a page may be read at this URL, to which a redirect leads
 * @param named collects what the page names
 * @param inDocument makes requests from where a page can be parsed, if that is not this check's place
 */
export async function probePage(
  probe: 'download' | 'first-download',
  url: string,
  limits: SampleLimits,
  context: ProbeContext,
  mayFollow: (url: string) => boolean,
  named: NamedObjects,
  inDocument: Fetcher,
): Promise<Sighting> {
  const ask = (at: string) => read(at, limits, { fetcher: inDocument, ...context });
  let seen = await ask(url);
  // A page may redirect to the same with a slash, to its login, and to a language version of that.
  for (let led = 0; led < 3; led++) seen = await follow(seen, ask, mayFollow);
  const sample = sampleSeen(probe, url, seen, context, isObject(seen));
  if (!seen.named) return sample;
  named.set(url, seen.named);
  return { ...sample, namesObjects: seen.named.length };
}

/**
 * How many of the files that a page names are asked for their length.
 * @source the first files of a page are often browser checks or libraries of a few hundred bytes
 */
export const maxHeads = 4;

/** Which file of a page to measure. */
interface WantedLength {
  /** The first file of at least this length is used. */
  readonly bytes: number;
  /** If none is that long, the longest of at least this length is used. */
  readonly leastBytes: number;
}

/**
 * Finds a long file among those that a page names, and remembers where it is. Servers refuse HEAD for some, so one byte
 * of each is requested.
 * @param named in the order of the page
 * @param readAgain reads the page once more, where one that it named is gone: each version names files of its own
 */
export async function probeNamedObject(
  page: string,
  named: readonly string[],
  { bytes, leastBytes }: WantedLength,
  context: ProbeContext,
  storedAt: StoredAt,
  readAgain: () => Promise<readonly string[]>,
): Promise<Sighting | undefined> {
  const asked = new Set<string>();
  let names = named;
  let isRenewed = false;
  let found: Sighting | undefined;
  let longest = leastBytes - 1;
  while (asked.size < maxHeads && longest < bytes) {
    const url = names.find((one) => !asked.has(one));
    if (url === undefined) break;
    asked.add(url);
    const seen = await exchange({ ...context, url, method: 'GET', headers: { range: 'bytes=0-0' } });
    if (isMissing(seen) && !isRenewed) {
      isRenewed = true;
      names = await readAgain();
    }
    const length = seen.head ? lengthOf(seen) : Number.POSITIVE_INFINITY;
    if (length <= longest) continue;
    longest = length;
    storedAt.set(page, url);
    found = sampleSeen('object-head', url, seen, context, false);
  }
  return found;
}

function isMissing({ head }: Exchange): boolean {
  return head?.status === 404 || head?.status === 410;
}

/** The length of a file (RFC 9110, sections 8.6 and 14.4); 0 where it is not known in bytes that can be counted. */
function lengthOf(seen: Exchange): number {
  const { head } = seen;
  if (!head || !isObject(seen) || !isSentAsItIs(seen)) return 0;
  const said =
    head.status === 206 ? head.headers.get('content-range')?.split('/')[1] : head.headers.get('content-length');
  return /^\d+$/.test(said ?? '') ? Number(said) : 0;
}

/** What is sent compressed is seen unpacked, so its bytes are not those that came. */
function isSentAsItIs({ head }: Exchange): boolean {
  return /^(?:identity)?$/.test(head?.headers.get('content-encoding') ?? '');
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
  const { transfer } = second;
  return {
    ...second,
    at: first.at,
    tookMs: first.tookMs + second.tookMs,
    ...(transfer ? { transfer: { ...transfer, headMs: first.tookMs + (transfer.headMs ?? 0) } } : {}),
  };
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
