import type { SigningKey } from '../../collector/signing-key.ts';
import { longestDays } from '../../src/catalogue/update/read-update.ts';
import type { Catalogue } from '../../src/model/catalogue.ts';
import type { CatalogueUpdate } from '../../src/model/catalogue-update.ts';
import { isoDay, numberOfDay } from '../../src/model/list-day.ts';
import { largestUpdate, updateFile } from '../../src/platform/update/signed-update.ts';

interface About {
  /** Epoch ms of the signing. */
  readonly now: number;
  /** The lowest version of the extension that can read these entries. */
  readonly leastVersion: string;
}

const dayMs = 24 * 60 * 60_000;

/**
 * The signed update with this catalogue, as a file. Its number is the day. Throws if it is larger than an extension
 * accepts.
 */
export function signedCatalogue(
  catalogue: Catalogue,
  { now, leastVersion }: About,
  key: Pick<SigningKey, 'publicKey' | 'sign'>,
): string {
  const { services, controls, controlRelays } = catalogue;
  const update: CatalogueUpdate = {
    v: 1,
    number: numberOfDay(now),
    expires: isoDay(now + longestDays * dayMs),
    leastVersion,
    services: [...services],
    controls: [...controls],
    controlRelays: [...controlRelays],
  };
  const json = JSON.stringify(update);
  const file = updateFile(json, key.sign(Buffer.from(json)));
  const bytes = Buffer.byteLength(file);
  if (bytes > largestUpdate) throw new Error(`The file has ${bytes} bytes, and at most ${largestUpdate} are taken.`);
  return file;
}
