import { packaged } from '../../catalogue/catalogue.ts';
import type { Catalogue } from '../../model/catalogue.ts';
import { endOfUse, hasCome } from '../../model/list-day.ts';
import { updateKeys } from '../../model/project.ts';
import { withDomesticSites } from './domestic-sites.ts';
import { readKeptValue } from './kept-values.ts';

/** Where the update in effect is stored, the one before it, and the highest number of all that were. */
export const catalogueKeys = { now: 'catalogue', before: 'catalogue-before', newest: 'catalogue-newest' } as const;

/** Raised when stored entries can no longer be read. A stored update of another form is not used. */
export const storedForm = 1;

export interface StoredCatalogue {
  readonly form: number;
  readonly catalogue: Catalogue;
}

/**
 * Has this version any use for a stored update? A page checked it before it was stored, and a later package has all of it.
 * A key that this version does not know may have been stolen.
 */
export function isUsable({ form, catalogue }: StoredCatalogue): boolean {
  return form === storedForm && catalogue.number > packagedNumber && updateKeys.includes(catalogue.signer ?? '');
}

/** A stored update, which may have ended. */
export async function readStoredCatalogue(key: string): Promise<Catalogue | undefined> {
  const stored = (await readKeptValue(key)) as StoredCatalogue | undefined;
  return stored && isUsable(stored) ? stored.catalogue : undefined;
}

/** The day of the catalogue of the package. */
export const packagedNumber = packaged.number;

/** The catalogue that is in effect once everything is deleted. */
export const readPackagedCatalogue = (): Promise<Catalogue> => withDomesticSites(packaged);

/**
 * The catalogue that checks use and pages show. Whoever needs it reads it here, as they read the settings.
 * @param number that of a check which began with it, and ends with it although another was taken since
 */
export async function readCatalogue(number?: number): Promise<Catalogue> {
  const stored = await readStoredCatalogue(catalogueKeys.now);
  const inEffect = stored && isInUse(stored.number) ? stored : await readPackagedCatalogue();
  if (number === undefined || inEffect.number === number) return inEffect;
  const before = (await readStoredCatalogue(catalogueKeys.before)) ?? (await readPackagedCatalogue());
  return before.number === number ? before : inEffect;
}

/** By this clock, which may be wrong for a while: an update that seems to have ended stays stored. */
const isInUse = (number: number): boolean => hasCome(number, Date.now()) && Date.now() < endOfUse(number);
