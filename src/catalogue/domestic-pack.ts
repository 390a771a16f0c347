import type { CountryId } from '../model/country-id.ts';
import { emirates } from './domestic/ae.ts';
import { azerbaijan } from './domestic/az.ts';
import { bangladesh } from './domestic/bd.ts';
import { belarus } from './domestic/by.ts';
import { china } from './domestic/cn.ts';
import { egypt } from './domestic/eg.ts';
import { ethiopia } from './domestic/et.ts';
import { iraq } from './domestic/iq.ts';
import { iran } from './domestic/ir.ts';
import { kenya } from './domestic/ke.ts';
import { kazakhstan } from './domestic/kz.ts';
import { myanmar } from './domestic/mm.ts';
import { nepal } from './domestic/np.ts';
import type { DomesticPack } from './domestic/pack.ts';
import { pakistan } from './domestic/pk.ts';
import { russia } from './domestic/ru.ts';
import { saudiArabia } from './domestic/sa.ts';
import { syria } from './domestic/sy.ts';
import { tajikistan } from './domestic/tj.ts';
import { turkmenistan } from './domestic/tm.ts';
import { turkey } from './domestic/tr.ts';
import { tanzania } from './domestic/tz.ts';
import { uganda } from './domestic/ug.ts';
import { uzbekistan } from './domestic/uz.ts';
import { venezuela } from './domestic/ve.ts';
import { vietnam } from './domestic/vn.ts';

export const domesticPacks: readonly DomesticPack[] = [
  russia,
  iran,
  china,
  turkey,
  pakistan,
  belarus,
  azerbaijan,
  bangladesh,
  egypt,
  emirates,
  ethiopia,
  iraq,
  kazakhstan,
  kenya,
  myanmar,
  nepal,
  saudiArabia,
  syria,
  tajikistan,
  tanzania,
  turkmenistan,
  uganda,
  uzbekistan,
  venezuela,
  vietnam,
];

/** UTC and similar zones name no place: servers use them, and so do browsers that hide their time zone. */
const namesNoPlace = (timeZone: string) => !timeZone.includes('/') || timeZone.startsWith('Etc/');

/**
 * The country whose domestic controls to use. A time zone that names a place decides alone, so that people abroad send
 * no requests to their home country because of their language. Otherwise the languages decide (BCP 47, preferred
 * first).
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
