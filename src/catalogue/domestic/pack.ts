import type { CountryId } from '../../model/country-id.ts';
import type { Control } from '../../model/service.ts';

/**
 * How to recognise that a browser is in a country, and which of the country's sites should answer when nothing abroad
 * does.
 */
export interface DomesticPack {
  readonly country: CountryId;
  /** Language tags that point only to this country: with the region, unless the language is spoken nowhere else. */
  readonly languages: readonly string[];
  /** IANA names, including old ones that browsers still report. */
  readonly timeZones: readonly string[];
  /**
   * Whether one of its sites is asked in other countries too, if no comparison site answers, so as to find a device
   * there with another time zone. Each such country is one more request, so few have it.
   */
  readonly forTravellers?: true;
  /** Controls of different operators, since one of them may fail by itself. */
  readonly controls: readonly Control[];
}
