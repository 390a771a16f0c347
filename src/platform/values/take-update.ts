import type { Catalogue } from '../../model/catalogue.ts';
import { extension } from '../browser/extension.ts';
import { catalogueKeys, readStoredCatalogue, type StoredCatalogue, storedForm } from './catalogue-in-effect.ts';

/** What pages do with an update of the catalogue. The background only reads it. */

const stored = (catalogue: Catalogue): StoredCatalogue => ({ form: storedForm, catalogue });

/**
 * Puts an update into effect for checks that begin from now on. The one before is kept. @returns the one that was kept
 * until now
 */
export async function takeUpdate(update: Catalogue): Promise<Catalogue | undefined> {
  const { now, before } = catalogueKeys;
  const [left, dropped] = await Promise.all([readStoredCatalogue(now), readStoredCatalogue(before)]);
  await extension.storage.local.set({ [now]: stored(update), ...(left ? { [before]: stored(left) } : {}) });
  return dropped;
}

/** Puts the update before, or else the catalogue of the package, back into effect. */
export async function leaveUpdate(): Promise<void> {
  const { now, before } = catalogueKeys;
  const earlier = await readStoredCatalogue(before);
  await (earlier ? extension.storage.local.set({ [now]: stored(earlier) }) : extension.storage.local.remove(now));
  await extension.storage.local.remove(before);
}
