import { readAtMost } from '../read-at-most.ts';
import { largestUpdate } from './signed-update.ts';

/**
 * Why no file came.
 * - `unreachable`: the connection failed, or ended before the file did.
 * - `status`: the server has no such file.
 * - `redirect`: it leads elsewhere. That place was not named to the person, so it is not asked.
 * - `slow`: the file was not there at the deadline.
 * - `too-long`: it is longer than any update, packed or not.
 */
export type FetchFault = 'unreachable' | 'status' | 'redirect' | 'slow' | 'too-long';

export type FetchedUpdate =
  | { readonly file: Uint8Array<ArrayBuffer>; readonly fault?: never }
  | { readonly fault: FetchFault; readonly file?: never };

/** Asks once for a file, without anything that tells this browser from another. @param deadlineMs for all of it */
export async function fetchUpdate(url: string, deadlineMs: number): Promise<FetchedUpdate> {
  const signal = AbortSignal.timeout(deadlineMs);
  try {
    const answer = await fetch(url, {
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal,
    });
    // Browsers hide the status of a redirect.
    if (answer.type === 'opaqueredirect' || (answer.status >= 300 && answer.status < 400)) return { fault: 'redirect' };
    if (!answer.ok) return { fault: 'status' };
    const file = await readAtMost(answer, largestUpdate);
    return file ? { file } : { fault: 'too-long' };
  } catch {
    // `fetch` rejects with a TypeError or with the reason of the abort; both say no more than this.
    return { fault: signal.aborted ? 'slow' : 'unreachable' };
  }
}
