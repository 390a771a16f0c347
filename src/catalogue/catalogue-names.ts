import { lookOf } from '../model/look-of.ts';
import { services } from './catalogue.ts';

const looks = new Set(services.map(({ name }) => lookOf(name)));

/** Could this name be taken for that of a messenger in the catalogue, also where something in brackets follows? */
export function looksLikeCatalogueName(name: string): boolean {
  const [beforeBrackets = ''] = name.normalize('NFKC').split(/[\p{Ps}\p{Pi}<]/u, 1);
  return looks.has(lookOf(name)) || looks.has(lookOf(beforeBrackets));
}
