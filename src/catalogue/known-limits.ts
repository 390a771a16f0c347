import type { ServiceId } from '../model/service.ts';
import { emirates } from './domestic/ae.ts';
import { egypt } from './domestic/eg.ts';
import { russia } from './domestic/ru.ts';

/** A public text, and the day of reading it. */
interface PublicSource {
  readonly url: string;
  readonly read: string;
}

/** Calls that are publicly known to be held back in a country. No check uses it: a browser cannot test most calls. */
interface KnownLimit {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** IANA names. Only these decide, so that nothing is asked of the network for it. */
  readonly timeZones: readonly string[];
  readonly calls: readonly ServiceId[];
  readonly source: PublicSource;
}

const factbox = 'https://news.az/news/which-countries-have-restricted-whatsapp';

export const knownLimits: readonly KnownLimit[] = [
  {
    country: 'RU',
    timeZones: russia.timeZones,
    calls: ['whatsapp', 'telegram'],
    source: { url: 'https://tass.com/economy/2001831', read: '2026-11-29' },
  },
  {
    country: 'AE',
    timeZones: emirates.timeZones,
    calls: ['whatsapp', 'facetime'],
    source: {
      url: 'https://business-humanrights.org/en/latest-news/civil-society-groups-call-on-govts-of-uae-qatar-oman-to-lift-ban-on-voice-over-ip-platforms-which-limits-freedom-of-expression-access-to-information',
      read: '2026-11-29',
    },
  },
  {
    country: 'QA',
    timeZones: ['Asia/Qatar'],
    calls: ['whatsapp', 'facetime'],
    source: { url: factbox, read: '2026-11-29' },
  },
  {
    country: 'EG',
    timeZones: egypt.timeZones,
    calls: ['whatsapp'],
    source: { url: factbox, read: '2026-11-29' },
  },
  {
    country: 'JO',
    timeZones: ['Asia/Amman'],
    calls: ['whatsapp'],
    source: { url: factbox, read: '2026-11-29' },
  },
];

export function knownLimitIn(timeZone: string): KnownLimit | undefined {
  return knownLimits.find(({ timeZones }) => timeZones.includes(timeZone));
}
