import { packaged } from '../../catalogue/catalogue.ts';
import type { Catalogue } from '../../model/catalogue.ts';
import { endOfUse, hasCome } from '../../model/list-day.ts';
import { updateKeys } from '../../model/project.ts';
import { withDomesticSites } from './domestic-sites.ts';
import { readKeptValue } from './kept-values.ts';

/** The keys of the update in effect, of the one before it, and of the highest number so far. */
export const catalogueKeys = { now: 'catalogue', before: 'catalogue-before', newest: 'catalogue-newest' } as const;

/** Raised when stored entries can no longer be read. A stored update with another form is not used. */
export const storedForm = 1;

export interface StoredCatalogue {
  readonly form: number;
  readonly catalogue: Catalogue;
}

/**
 * Whether this version can use a stored update. A page checked it before it was stored. A newer package has all of it
 * already, and an unknown key may have been stolen.
 */
export function isUsable({ form, catalogue }: StoredCatalogue): boolean {
  return form === storedForm && catalogue.number > packagedNumber && updateKeys.includes(catalogue.signer ?? '');
}

/** A stored update, which may have expired. */
export async function readStoredCatalogue(key: string): Promise<Catalogue | undefined> {
  const stored = (await readKeptValue(key)) as StoredCatalogue | undefined;
  return stored && isUsable(stored) ? stored.catalogue : undefined;
}

/** The day of the catalogue of the package. */
export const packagedNumber = packaged.number;

/** The catalogue in effect after everything is deleted. */
export const readPackagedCatalogue = (): Promise<Catalogue> => withDomesticSites(packaged);

/**
 * The catalogue that checks use and pages show. Like the settings, it is read here each time.
 * @param number the catalogue's number at the start of a check, which ends with it even if another was accepted since
 */
export async function readCatalogue(number?: number): Promise<Catalogue> {
  const stored = await readStoredCatalogue(catalogueKeys.now);
  const inEffect = stored && isInUse(stored.number) ? stored : await readPackagedCatalogue();
  if (number === undefined || inEffect.number === number) return inEffect;
  const before = (await readStoredCatalogue(catalogueKeys.before)) ?? (await readPackagedCatalogue());
  return before.number === number ? before : inEffect;
}

/** Judged by this clock, which may be wrong for a while: an update that seems to have expired stays stored. */
const isInUse = (number: number): boolean => hasCome(number, Date.now()) && Date.now() < endOfUse(number);
