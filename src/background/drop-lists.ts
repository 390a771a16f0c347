import { originsOnlyOfCatalogue } from '../catalogue/known-services.ts';
import { giveBackOrigins } from '../platform/browser/permissions.ts';
import { readCatalogue, readPackagedCatalogue } from '../platform/values/catalogue-in-effect.ts';
import { dropUseless } from '../platform/values/drop-useless.ts';
import { readSettings } from '../platform/values/local-values.ts';

/**
 * Deletes the lists that this version cannot use, such as those by a retired key, and gives back the access that only
 * they needed.
 */
export async function dropUselessLists(): Promise<void> {
  const dropped = await dropUseless();
  const [{ settings }, ...kept] = await Promise.all([readSettings(), readCatalogue(), readPackagedCatalogue()]);
  for (const one of dropped) await giveBackOrigins(originsOnlyOfCatalogue(one, kept, settings));
}
