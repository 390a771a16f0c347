import type { Catalogue } from '../../model/catalogue.ts';
import { extension } from '../browser/extension.ts';
import { catalogueKeys, isUsable, type StoredCatalogue, storedForm } from './catalogue-in-effect.ts';

/**
 * Deletes the stored updates that this version cannot use, so that the other one is in effect.
 * @returns the deleted ones
 */
export async function dropUseless(): Promise<readonly Catalogue[]> {
  const keys = [catalogueKeys.now, catalogueKeys.before];
  const values = await extension.storage.local.get(keys);
  const stored = keys.flatMap((key) => (values[key] as StoredCatalogue | undefined) ?? []);
  const [left] = stored.filter(isUsable);
  const useless = stored.filter((one) => !isUsable(one));
  if (useless.length === 0) return [];
  if (left) await extension.storage.local.set({ [catalogueKeys.now]: left });
  await extension.storage.local.remove(keys.slice(left ? 1 : 0));
  return useless.filter(({ form }) => form === storedForm).map(({ catalogue }) => catalogue);
}
