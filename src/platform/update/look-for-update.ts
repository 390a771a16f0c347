import { type ReadUpdate, readUpdate } from '../../catalogue/update/read-update.ts';
import { updateKeys } from '../../model/project.ts';
import { ownVersion } from '../browser/about-this.ts';
import { cleanUpdateHeaders } from '../browser/clean-headers.ts';
import { readCatalogue, readPackagedCatalogue } from '../values/catalogue-in-effect.ts';
import { newestNumber } from '../values/take-update.ts';
import { type FetchFault, fetchUpdate } from './fetch-update.ts';
import { signedText } from './signed-update.ts';

/** `signature`: none of our keys signed what came, or it was changed since. */
export type LookFault = FetchFault | 'signature' | NonNullable<ReadUpdate['fault']>;

export type Looked =
  | Extract<ReadUpdate, { readonly update: object }>
  | { readonly fault: LookFault; readonly details: readonly string[]; readonly update?: never };

/** A list is small, and on a line that is slowed down it comes in this time. */
export const lookDeadlineMs = 20_000;

/** Asks one server for newer addresses. Nothing is changed by it. @param url what the person chose or typed */
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
