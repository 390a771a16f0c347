import type { CountryId } from '../../model/country-id.ts';
import type { Control } from '../../model/service.ts';

/** How to recognise that a browser is in a country, and its sites that should answer when nothing abroad does. */
export interface DomesticPack {
  readonly country: CountryId;
  /** Language tags that point only to this country: with the region, unless the language is spoken nowhere else. */
  readonly languages: readonly string[];
  /** IANA names, including old ones that browsers still report. */
  readonly timeZones: readonly string[];
  /**
   * Is one of its sites asked in other countries too, where no comparison site answers: does a device with another clock
   * have to be found there? Each such country is one more request of many, so few have it.
   */
  readonly forTravellers?: true;
  /** Controls of different operators, since one of them may fail by itself. */
  readonly controls: readonly Control[];
}
