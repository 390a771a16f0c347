import { packaged } from '../../catalogue/catalogue.ts';
import type { Catalogue } from '../../model/catalogue.ts';
import { readKeptValue } from './kept-values.ts';

/** Where the update in effect is stored, and the one before it. */
export const catalogueKeys = { now: 'catalogue', before: 'catalogue-before' } as const;

/** Raised when stored entries can no longer be read. A stored update of another form is not used. */
export const storedForm = 1;

export interface StoredCatalogue {
  readonly form: number;
  readonly catalogue: Catalogue;
}

/** A page checked the update before it was stored, and a later package has all of it. */
export async function readStoredCatalogue(key: string): Promise<Catalogue | undefined> {
  const stored = (await readKeptValue(key)) as StoredCatalogue | undefined;
  return stored?.form === storedForm && stored.catalogue.number > packaged.number ? stored.catalogue : undefined;
}

/** The catalogue that is in effect once everything is deleted. */
export const catalogueOfPackage: Catalogue = packaged;

/**
 * The catalogue that checks use and pages show. Whoever needs it reads it here, as they read the settings.
 * @param number that of a check which began with it, and ends with it although another was taken since
 */
export async function readCatalogue(number?: number): Promise<Catalogue> {
  const inEffect = (await readStoredCatalogue(catalogueKeys.now)) ?? packaged;
  if (number === undefined || inEffect.number === number) return inEffect;
  const before = (await readStoredCatalogue(catalogueKeys.before)) ?? packaged;
  return before.number === number ? before : inEffect;
}
