import { evidenceGatherer, type Gathered } from '../../history/export/gather-evidence.ts';
import { fileLine } from '../../history/export/history-file.ts';
import type { Scope } from '../../history/export/scope.ts';
import type { HistoryReader } from '../store/store.ts';
import { roundsIn } from './export-history.ts';

export interface ReadEvidence {
  readonly gathered: Gathered;
  /** The hash of all hashes, which stands for all records. */
  readonly sha256: string;
}

/**
 * Adds up the checks of this browser in scope, with the SHA-256 of each as in an exported history, so that anybody can
 * compare the two.
 * @param nameOf the name to give a network; undefined: a number stands for it
 */
export async function readEvidence(
  reader: HistoryReader,
  scope: Pick<Scope, 'since' | 'until' | 'profile'>,
  nameOf: (profile: string) => string | undefined,
): Promise<ReadEvidence> {
  const gatherer = evidenceGatherer(nameOf);
  // A check that is dated ahead proves nothing.
  const until = Math.min(scope.until ?? Number.MAX_SAFE_INTEGER, Date.now() + 1);
  for await (const { record } of roundsIn(reader, { ...scope, until, own: true })) {
    gatherer.add(record, await sha256Of(fileLine({ kind: 'round', ...record }, true)));
  }
  const gathered = gatherer.gathered();
  return { gathered, sha256: await sha256Of(gathered.each.map(({ sha256 }) => `${sha256}\n`).join('')) };
}

async function sha256Of(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
