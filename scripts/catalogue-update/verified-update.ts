import { join } from 'node:path';
import { packaged } from '../../src/catalogue/catalogue.ts';
import { readUpdate } from '../../src/catalogue/update/read-update.ts';
import type { Catalogue } from '../../src/model/catalogue.ts';
import { largestUpdate, signedText } from '../../src/platform/update/signed-update.ts';
import { root } from '../root.ts';

/** The update that mirrors offer, signed offline and committed. */
export const updateFile = join(root, 'release/addresses.txt');

interface Verifying {
  /** Public keys. One of them has to have signed. */
  readonly keys: readonly string[];
  /** Epoch ms. */
  readonly now: number;
  /** The version of the extension. */
  readonly version: string;
}

/** The catalogue in a file, as an extension with this package accepts it. Throws the reason if it would not. */
export async function verifiedUpdate(file: Buffer, { keys, now, version }: Verifying): Promise<Catalogue> {
  if (file.length > largestUpdate) throw new Error(`too-long: ${file.length} bytes, of at most ${largestUpdate}`);
  const signed = await signedText(new Uint8Array(file), keys);
  if (!signed) throw new Error('signature: none of the keys signed this');
  const read = readUpdate(signed.text, { now, version, inEffect: packaged, newest: packaged.number, packaged });
  if (!read.update) throw new Error([`${read.fault}:`, ...read.details].join('\n  '));
  return read.update;
}
