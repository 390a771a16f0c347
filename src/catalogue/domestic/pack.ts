import type { CountryId } from '../../model/country-ids.ts';
import type { Control } from '../../model/service.ts';

/** What tells that a browser is in a country, and the sites there that should answer when nothing abroad does. */
export interface DomesticPack {
  readonly country: CountryId;
  /**
   * Language tags that point at this country and at no other: with the region, unless the language
   * is at home nowhere else.
   */
  readonly languages: readonly string[];
  /** IANA names, old ones included, as browsers still report them. */
  readonly timeZones: readonly string[];
  /** Different operators, so that one of them failing says little. */
  readonly controls: readonly Control[];
}
