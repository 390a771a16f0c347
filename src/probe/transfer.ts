import { isTimeout } from '../model/failures.ts';
import type { Transfer } from '../model/observation.ts';
import { outcomeOf, type ProbeContext, type Sighting, sighting } from './http.ts';
import type { SampleLimits } from './receive.ts';
import { type Exchange, exchange } from './request.ts';

/** Any other status means that something else came in place of the object, which says nothing about speed. */
const largeObject = { status: [200, 206] };

/**
 * Reads the beginning of a large object to measure its speed and to see whether it stalls.
 * @param mayFollow whether an object that is stored elsewhere may be read from this URL
 */
export async function probeDownload(
  probe: 'download' | 'first-download',
  url: string,
  limits: SampleLimits,
  context: ProbeContext,
  mayFollow: (url: string) => boolean,
): Promise<Sighting> {
  const first = await read(url, limits, context);
  const storedAt = first.head?.redirectUrl;
  const second = storedAt !== undefined && mayFollow(storedAt) ? await read(storedAt, limits, context) : undefined;
  const seen = second ? { ...second, at: first.at, tookMs: first.tookMs + second.tookMs } : first;
  const outcome = outcomeOf(seen, url, largeObject, context);
  const isObject = outcome.kind === 'answered' && outcome.healthy;
  const { transfer } = seen;
  return { ...sighting(probe, url, seen, outcome, context), ...(transfer && isObject ? { transfer } : {}) };
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
