import { confusableSkeleton } from '../model/confusable-skeleton.ts';
import { services } from './catalogue.ts';

const looks = new Set(services.map(({ name }) => confusableSkeleton(name)));

/** Could this name be taken for that of a messenger in the catalogue, also where something in brackets follows? */
export function looksLikeCatalogueName(name: string): boolean {
  const [beforeBrackets = ''] = name.normalize('NFKC').split(/[\p{Ps}\p{Pi}<]/u, 1);
  return looks.has(confusableSkeleton(name)) || looks.has(confusableSkeleton(beforeBrackets));
}
