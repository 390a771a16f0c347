import type { Catalogue } from '../model/catalogue.ts';
import type { CountryId } from '../model/country-id.ts';
import { mayDecide } from '../model/may-decide.ts';
import type { Control } from '../model/service.ts';
import { domesticPacks } from './domestic-pack.ts';

/** The controls of a round: the common ones and those of one country. */
export function controlsFor(country: CountryId | undefined, { controls }: Catalogue): readonly Control[] {
  return controls.filter((control) => control.country === undefined || control.country === country);
}

/** A control of each other country with travellers: the first one whose answer may decide. */
export function controlsElsewhere(country: CountryId | undefined, { controls }: Catalogue): readonly Control[] {
  return domesticPacks.flatMap((pack) => {
    const own = controls.filter((control) => control.country === pack.country);
    return pack.forTravellers && pack.country !== country ? (own.find(mayDecide) ?? []) : [];
  });
}
