import type { Catalogue } from '../../model/catalogue.ts';
import { readPackagedText } from '../browser/packaged-text.ts';

/** Adds the sites inside countries to the package's catalogue, from the file into which the build moved them. */
export async function withDomesticSites(packaged: Catalogue): Promise<Catalogue> {
  const sites = JSON.parse(await readPackagedText('domestic-sites.json'));
  return { ...packaged, controls: [...packaged.controls, ...sites] };
}
