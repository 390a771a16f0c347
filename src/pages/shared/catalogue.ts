import { signal } from '@preact/signals';
import { packaged } from '../../catalogue/catalogue.ts';
import type { Catalogue } from '../../model/catalogue.ts';
import { readCatalogue } from '../../platform/values/catalogue-in-effect.ts';

/** The catalogue in effect; that of the package until the first reading. */
export const catalogue = signal<Catalogue>(packaged);

export async function loadCatalogue(): Promise<void> {
  catalogue.value = await readCatalogue();
}
