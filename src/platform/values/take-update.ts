import type { Catalogue } from '../../model/catalogue.ts';
import { extension } from '../browser/extension.ts';
import { catalogueKeys, readStoredCatalogue, type StoredCatalogue, storedForm } from './catalogue-in-effect.ts';

/** What pages do with an update of the catalogue. The background only reads it. */

const stored = (catalogue: Catalogue): StoredCatalogue => ({ form: storedForm, catalogue });

/** Puts an update into effect for checks that begin from now on. The one before is kept. */
export async function takeUpdate(update: Catalogue): Promise<void> {
  const { now, before } = catalogueKeys;
  const left = await readStoredCatalogue(now);
  await extension.storage.local.set({ [now]: stored(update), ...(left ? { [before]: stored(left) } : {}) });
}

/** Puts the update before, or else the catalogue of the package, back into effect. */
export async function leaveUpdate(): Promise<void> {
  const { now, before } = catalogueKeys;
  const earlier = await readStoredCatalogue(before);
  await (earlier ? extension.storage.local.set({ [now]: stored(earlier) }) : extension.storage.local.remove(now));
  await extension.storage.local.remove(before);
}

/** Calls `listener` after another catalogue came into effect; returns a function that stops it. */
export function onCatalogueChange(listener: () => void): () => void {
  const heard = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && catalogueKeys.now in changes) listener();
  };
  extension.storage.onChanged.addListener(heard);
  return () => extension.storage.onChanged.removeListener(heard);
}
