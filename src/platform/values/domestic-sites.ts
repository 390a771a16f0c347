import type { Catalogue } from '../../model/catalogue.ts';

/**
 * The catalogue of the package with the sites inside countries. From the sources it has them; a build moves them into a
 * file, and the module that stands in for this one reads it.
 */
export const withDomesticSites = async (packaged: Catalogue): Promise<Catalogue> => packaged;
