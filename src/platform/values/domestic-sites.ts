import type { Catalogue } from '../../model/catalogue.ts';

/**
 * The package's catalogue with the sites inside countries. In the sources it has them already; a build moves them into
 * a file, and replaces this module with one that reads it.
 */
export const withDomesticSites = async (packaged: Catalogue): Promise<Catalogue> => packaged;
