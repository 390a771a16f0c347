import type { Settings } from '../model/settings.ts';
import { myanmar } from './domestic/mm.ts';
import { turkmenistan } from './domestic/tm.ts';

/**
 * A country in which people are punished for having an anti-blocking tool on their device, so that checks are quiet
 * until somebody chooses.
 */
interface QuietCountry {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** IANA names, including old ones that browsers still report. */
  readonly timeZones: readonly string[];
  /** A public text about it, and the day on which it was read. */
  readonly source: { readonly where: string; readonly read: string };
}

export const quietCountries: readonly QuietCountry[] = [
  {
    country: 'MM',
    timeZones: myanmar.timeZones,
    source: {
      where: 'bnionline.net, on the Cybersecurity Law of 2025: up to six months for a VPN; rfa.org, January 2025',
      read: '2026-12-01',
    },
  },
  {
    country: 'TM',
    timeZones: turkmenistan.timeZones,
    source: {
      where: 'itechbrand.com, after RFE/RL of August 2021: people arrested for a VPN on their phone',
      read: '2026-12-01',
    },
  },
];

/** Whether a person's checks are quiet. */
export function isQuiet({ quietChecks }: Pick<Settings, 'quietChecks'>, timeZone: string): boolean {
  return quietChecks ?? quietCountries.some(({ timeZones }) => timeZones.includes(timeZone));
}
