import { isLocalFailure } from '../../model/failures.ts';
import type { Observation, Subject } from '../../model/observation.ts';
import type { Check } from '../check/check.ts';
import { isPage } from './sample.ts';
import { bodyMs, downloadsOf, isGone, isPassed, type TransferProbe, transfersOf } from './transfer.ts';

/** The small transfer that goes before a large one. */
export const smallProbes = { download: 'object-head', upload: 'small-upload' } as const;

/**
 * Bytes of the small upload before a large one, which shows whether anything can be posted.
 * @source it fits into one packet
 */
export const smallUploadBytes = 256;

/**
 * Deadline of a head or a small upload, at least.
 * @source Chromium notices after 10 s that a connection is dead, and opens another one
 */
export const slowedAnswerMs = 13_000;

/** The small transfers before a large one, oldest first. Of a page it is the request for its head. */
export function smallTransfers(subject: Subject, probe: TransferProbe, check: Check): Observation[] {
  return transfersOf(subject, isPage({ subject }) ? 'https' : smallProbes[probe], check);
}

/** Whether the small transfer before a large one passed; undefined while it was not tried. */
export function smallResult(
  subject: Subject,
  probe: TransferProbe,
  check: Check,
): 'passed' | 'failed' | 'not-made' | undefined {
  // Of several objects the last one requested is the one that is read.
  const small = smallTransfers(subject, probe, check).at(-1);
  if (!small) return undefined;
  const { outcome } = small;
  if (outcome.kind === 'failed') return isLocalFailure(outcome.failure) ? 'not-made' : 'failed';
  // A missing object shows nothing. The address that is asked for a head may be another one than the page.
  const isThere = probe === 'upload' || isPage({ subject }) || (outcome.kind === 'answered' && outcome.status < 400);
  return outcome.kind !== 'skipped' && isThere ? 'passed' : 'not-made';
}

/** How many requested objects of an endpoint no longer exist. */
export function goneObjects(subject: Subject, check: Check): number {
  const requests = [...downloadsOf(subject, check), ...smallTransfers(subject, 'download', check)];
  return requests.filter(isGone).length;
}

/** Was an object found, and is it still there? */
export function hasObject(subject: Subject, check: Check): boolean {
  const sample = transfersOf(subject, 'first-download', check).at(-1);
  return smallResult(subject, 'download', check) === 'passed' && !(sample && isGone(sample));
}

/**
 * Time of a transfer without connecting, ms, and without the time that the server itself takes to answer something
 * small.
 */
export function sendingMs(o: Observation, check: Check): number {
  const small = o.transfer?.direction === 'up' ? smallTransfers(o.subject, 'upload', check).filter(isPassed) : [];
  const answerMs = small.length > 0 ? Math.min(...small.map(bodyMs)) : 0;
  return Math.max(1, bodyMs(o) - answerMs);
}
