import { type ReadUpdate, readUpdate } from '../../catalogue/update/read-update.ts';
import { updateKeys } from '../../model/project.ts';
import { ownVersion } from '../browser/about-this.ts';
import { cleanUpdateHeaders } from '../browser/clean-headers.ts';
import { readAtMost } from '../read-at-most.ts';
import { readCatalogue, readPackagedCatalogue } from '../values/catalogue-in-effect.ts';
import { newestNumber } from '../values/take-update.ts';
import { largestUpdate, signedText } from './signed-update.ts';

/** `signature`: none of our keys signed the file, or it was changed since. */
export type LookFault = FetchFault | 'signature' | NonNullable<ReadUpdate['fault']>;

export type Looked =
  | Extract<ReadUpdate, { readonly update: object }>
  | { readonly fault: LookFault; readonly details: readonly string[]; readonly update?: never };

/** A list is small: even on a slowed-down line it comes in this time. */
export const lookDeadlineMs = 20_000;

/**
 * Asks one server for newer addresses. It changes nothing.
 * @param url the person's choice or input
 */
export async function lookForUpdate(
  url: string,
  {
    keys = updateKeys,
    deadlineMs = lookDeadlineMs,
  }: { readonly keys?: readonly string[]; readonly deadlineMs?: number } = {},
): Promise<Looked> {
  const restore = await cleanUpdateHeaders(new URL(url).hostname);
  const { file, fault } = await fetchUpdate(url, deadlineMs).finally(restore);
  if (fault) return { fault, details: [] };
  const signed = await signedText(file, keys);
  if (!signed) return { fault: 'signature', details: [] };
  const read = readUpdate(signed.text, {
    now: Date.now(),
    version: ownVersion(),
    inEffect: await readCatalogue(),
    newest: await newestNumber(),
    packaged: await readPackagedCatalogue(),
  });
  return read.update ? { update: { ...read.update, signer: signed.signer } } : read;
}

/**
 * Why no file came. - `unreachable`: the connection failed, or ended before the file did. - `status`: the server has no
 * such file. - `redirect`: it leads elsewhere. The person was not shown that address, so it is not asked. - `slow`: the
 * file was not there at the deadline. - `too-long`: it is longer than any update, packed or not.
 */
type FetchFault = 'unreachable' | 'status' | 'redirect' | 'slow' | 'too-long';

type FetchedUpdate =
  | { readonly file: Uint8Array<ArrayBuffer>; readonly fault?: never }
  | { readonly fault: FetchFault; readonly file?: never };

/**
 * Requests a file once, without anything that identifies this browser.
 * @param deadlineMs for all of it
 */
async function fetchUpdate(url: string, deadlineMs: number): Promise<FetchedUpdate> {
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
    // `fetch` rejects with a TypeError or with the reason of the abort; neither says more than this.
    return { fault: signal.aborted ? 'slow' : 'unreachable' };
  }
}
