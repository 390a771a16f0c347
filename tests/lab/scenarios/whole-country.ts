import type { CountryId } from '../../../src/model/country-id.ts';
import type { NetworkState } from '../../../src/model/network-states.ts';
import { domesticHosts } from '../hosts.ts';
import { anyOf, type Expected, partly, type Scenario, unsure, type Verdict, works } from './scenario.ts';

/** The hosts inside the country: its own sites, and its own messenger. */
const inside = [...domesticHosts('RU'), '*.max.ru', '*.oneme.ru'];

/** The services abroad with something large to read. */
const fromAbroad = <Told extends Expected>(told: Told) =>
  ({ whatsapp: told, telegram: told, signal: told, discord: told }) as const;

/** The page comes, but nothing shows whether the scripts that it names do. */
const frozen = partly({ web: 'unsure', media: 'blocked' }, 'freeze', 'timeout');
/** The same if the page is longer than what passes. */
const withItsPage = partly({ web: 'blocked', media: 'blocked' }, 'freeze', 'timeout');
/**
 * After 25 packets. WhatsApp's compressed page has 51 kB, and no other more than 15; for Messenger, which has no other
 * large file, the scripts that its page names freeze.
 */
const frozenByPackets = { ...fromAbroad(frozen), whatsapp: withItsPage, messenger: withItsPage };
/** After 16 kB, part of which the handshake takes. */
const frozenByBytes = { ...frozenByPackets, discord: withItsPage };
const slowed: Verdict = { state: 'slow', cause: 'throttle', functions: { media: 'slow' } };

/** Only the catalogue's sites inside the country answer, and none of its messengers. */
const onlyInside = (country: CountryId, source = 'S14 in another country'): Scenario => ({
  name: `national-network-of-${country.toLowerCase()}`,
  source,
  country,
  rules: [{ kind: 'whitelist', names: domesticHosts(country), answer: 'drop', by: 'name-and-address' }],
  network: 'national-only',
  others: unsure,
});

/** Everything from abroad is held back or does not answer. */
export const wholeCountry: readonly Scenario[] = [
  onlyInside('TR'),
  onlyInside('CN'),
  onlyInside('PK'),
  onlyInside('BY'),
  onlyInside('MM', 'S14, as the lists of allowed sites that providers were given (Nikkei Asia, May 2021)'),
  onlyInside('KZ', 'S14, where the files of the country are beside its sites'),
  onlyInside('ET', 'S14, where its sites answer nobody outside, and none has a file'),
  {
    name: 'everything-from-abroad-freezes',
    source: 'S4 for every foreign host, where the own messenger passes',
    country: 'RU',
    rules: [{ kind: 'freeze', names: ['*'], except: inside, afterPackets: 25, direction: 'both' }],
    network: 'abroad-frozen',
    services: frozenByPackets,
    short: true,
  },
  {
    name: 'everything-freezes',
    source:
      'S4 for every host, those inside too: a line can be like this by itself, so nothing is said to work or to fail',
    country: 'RU',
    rules: [{ kind: 'freeze', names: ['*'], afterPackets: 25, direction: 'both' }],
    network: 'online',
    others: unsure,
  },
  {
    name: 'everything-freezes-in-a-country-without-files',
    source: 'S4 for every foreign host, where nothing large inside can be compared with',
    rules: [{ kind: 'freeze', names: ['*'], afterPackets: 25, direction: 'both' }],
    network: 'abroad-frozen',
    // Freezes of another country's messenger say nothing about that country.
    services: { ...frozenByPackets, max: anyOf('it stands abroad from here, or not', frozen, works, unsure) },
  },
  {
    name: 'everything-from-abroad-freezes-at-16-kb',
    source: 'S4 by bytes, as when TLS records are long',
    country: 'RU',
    rules: [{ kind: 'freeze', names: ['*'], except: inside, afterBytes: 16_000, direction: 'both' }],
    network: 'abroad-frozen',
    services: frozenByBytes,
  },
  {
    name: 'traveller-everything-from-abroad-freezes',
    source: 'S4 for every foreign host, on a device whose clock is of another country',
    rules: [{ kind: 'freeze', names: ['*'], except: inside, afterPackets: 25, direction: 'both' }],
    network: 'abroad-frozen',
    services: frozenByPackets,
  },
  {
    name: 'everything-from-abroad-at-128-kbit',
    source: 'S30 for every foreign host, where the own messenger passes',
    country: 'RU',
    rules: [{ kind: 'throttle', names: ['*'], except: inside, bitsPerSecond: 128_000, each: 'connection' }],
    network: anyOf<NetworkState>('how slow a line is, is a matter of degree', 'abroad-slowed', 'slow-line'),
    services: { ...fromAbroad(slowed), messenger: slowed },
  },
];
