import { lookOf } from '../model/look-of.ts';
import { services } from './catalogue.ts';

const looks = new Set(services.map(({ name }) => lookOf(name)));

/** Could this name be taken for that of a messenger in the catalogue? */
export function looksLikeCatalogueName(name: string): boolean {
  return looks.has(lookOf(name));
}
