import type { Catalogue } from '../../model/catalogue.ts';
import { endOfUse, hasCome } from '../../model/list-day.ts';
import { extension } from '../browser/extension.ts';
import {
  catalogueKeys,
  packagedNumber,
  readCatalogue,
  readStoredCatalogue,
  type StoredCatalogue,
  storedForm,
} from './catalogue-in-effect.ts';
import { readKeptValue } from './kept-values.ts';

/** What pages do with an update of the catalogue. The background only reads it. */

const stored = (catalogue: Catalogue): StoredCatalogue => ({ form: storedForm, catalogue });

/**
 * Puts an update into effect for checks that begin from now on. The one before is kept. @returns the one that was kept
 * until now
 */
export async function takeUpdate(update: Catalogue): Promise<Catalogue | undefined> {
  const { now, before, newest } = catalogueKeys;
  const [left, dropped] = await Promise.all([readStoredCatalogue(now), readStoredCatalogue(before)]);
  await extension.storage.local.set({
    [now]: stored(update),
    ...(left ? { [before]: stored(left) } : {}),
    [newest]: update.number,
  });
  return dropped;
}

/** Puts the update before, or else the catalogue of the package, back into effect. */
export async function leaveUpdate(): Promise<void> {
  const { now, before } = catalogueKeys;
  const earlier = await readStoredCatalogue(before);
  await (earlier ? extension.storage.local.set({ [now]: stored(earlier) }) : extension.storage.local.remove(now));
  await extension.storage.local.remove(before);
}

/**
 * The highest number of all lists that were in effect. It stays when the person goes back: an older list than that would
 * not be newer.
 */
export async function newestNumber(): Promise<number> {
  const number = await readKeptValue(catalogueKeys.newest);
  // Where the clock was wrong, it may be of a day that is still to come.
  const isNewest = typeof number === 'number' && hasCome(number, Date.now());
  return Math.max(isNewest ? number : 0, packagedNumber);
}

/** The number of the newest list that was in effect, if it has ended and none is. */
export async function endedNumber(): Promise<number | undefined> {
  const [{ signer }, newest] = await Promise.all([readCatalogue(), newestNumber()]);
  const hasEnded = newest > packagedNumber && endOfUse(newest) <= Date.now();
  return signer === undefined && hasEnded ? newest : undefined;
}
