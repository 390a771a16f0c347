import type { Catalogue } from '../model/catalogue.ts';
import { confusableSkeleton } from '../model/confusable-skeleton.ts';

/**
 * Whether this name could be mistaken for that of a messenger in the catalogue, even if something in brackets follows.
 */
export function looksLikeCatalogueName(name: string, { services }: Catalogue): boolean {
  const looks = new Set(services.map((service) => confusableSkeleton(service.name)));
  const [beforeBrackets = ''] = name.normalize('NFKC').split(/[\p{Ps}\p{Pi}<]/u, 1);
  return looks.has(confusableSkeleton(name)) || looks.has(confusableSkeleton(beforeBrackets));
}
