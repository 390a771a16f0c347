import { controlsElsewhere, controlsFor } from '../../catalogue/controls-by-country.ts';
import { domesticPackFor } from '../../catalogue/domestic-pack.ts';
import { originsFor } from '../../catalogue/origins.ts';
import type { Service } from '../../model/service.ts';
import { localHints } from '../../platform/browser/hints.ts';
import { catalogue } from './catalogue.ts';

/** The match patterns that a check of these services needs: their own, those of the controls for this country, and of one of each other. */
export function neededOrigins(services: readonly Service[]): string[] {
  const { languages, timeZone } = localHints();
  const country = domesticPackFor(languages, timeZone);
  return originsFor(services, [
    ...controlsFor(country, catalogue.value),
    ...controlsElsewhere(country, catalogue.value),
  ]);
}
