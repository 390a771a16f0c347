import { isTimeout } from '../model/failures.ts';
import type { Transfer } from '../model/observation.ts';
import { outcomeOf, type ProbeContext, type Sighting, sighting } from './http.ts';
import { type SampleLimits, sampled } from './receive.ts';
import { exchange } from './request.ts';

/** A large object as it should be: anything else in its place has another size and says nothing. */
const largeObject = { status: [200, 206] };

/** Reads the beginning of a large object: how fast it comes, and whether it stops coming. */
export async function probeDownload(url: string, limits: SampleLimits, context: ProbeContext): Promise<Sighting> {
  const seen = await exchange<Transfer>({
    ...context,
    url,
    method: 'GET',
    followRedirects: true,
    // What was on its way when enough had come would be paid for too.
    headers: { range: `bytes=0-${limits.mostBytes - 1}` },
    read: sampled(limits),
    bodyDeadlineMs: limits.mostMs + 2 * limits.stallMs,
  });
  const { body, ...head } = seen;
  const outcome = outcomeOf(head, url, largeObject);
  const isObject = outcome.kind === 'answered' && outcome.healthy;
  return { ...sighting('download', url, seen, outcome, context.salt), ...(body && isObject ? { transfer: body } : {}) };
}

/**
 * Posts random bytes, which no server keeps: whatever it answers, they came through. To be used only where the headers
 * of the request do not name the installation.
 * @param bytes at most 65,536, as many as one call for random bytes gives
 */
export async function probeUpload(
  probe: 'upload' | 'small-upload',
  url: string,
  bytes: number,
  context: ProbeContext,
): Promise<Sighting> {
  const send = crypto.getRandomValues(new Uint8Array(bytes));
  const seen = await exchange({ ...context, url, method: 'POST', send });
  const outcome = outcomeOf(seen, url, {});
  const transfer: Transfer =
    seen.failure === undefined
      ? { direction: 'up', bytes, end: 'whole' }
      : { direction: 'up', bytes: 0, end: isTimeout(seen.failure) ? 'stalled' : 'cut' };
  return { ...sighting(probe, url, seen, outcome, context.salt), transfer };
}
