import type { CountryId } from '../model/country-ids.ts';
import { belarus } from './domestic/by.ts';
import { china } from './domestic/cn.ts';
import { iran } from './domestic/ir.ts';
import type { DomesticPack } from './domestic/pack.ts';
import { pakistan } from './domestic/pk.ts';
import { russia } from './domestic/ru.ts';
import { turkey } from './domestic/tr.ts';

export const domesticPacks: readonly DomesticPack[] = [russia, iran, china, turkey, pakistan, belarus];

/** UTC and similar zones name no place: servers use them, and browsers that hide their time zone. */
const namesNoPlace = (timeZone: string) => !timeZone.includes('/') || timeZone.startsWith('Etc/');

/**
 * The country whose domestic controls to use. A time zone that names a place decides alone, so that people abroad send
 * no requests to their home country because of their language. The languages (BCP 47, preferred first) count only when
 * the time zone names no place.
 */
export function domesticPackFor(languages: readonly string[], timeZone: string): CountryId | undefined {
  const here = domesticPacks.find((pack) => pack.timeZones.includes(timeZone));
  if (here !== undefined || !namesNoPlace(timeZone)) return here?.country;
  for (const language of languages) {
    const spoken = domesticPacks.find((pack) =>
      pack.languages.some((tag) => tag.toLowerCase() === language.toLowerCase()),
    );
    if (spoken !== undefined) return spoken.country;
  }
  return undefined;
}
