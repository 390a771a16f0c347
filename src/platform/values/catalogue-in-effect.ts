import { packaged } from '../../catalogue/catalogue.ts';
import type { Catalogue } from '../../model/catalogue.ts';

/** The catalogue that checks use and pages show. Whoever needs it reads it here, as they read the settings. */
export async function readCatalogue(): Promise<Catalogue> {
  return packaged;
}
