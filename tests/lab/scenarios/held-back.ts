import { services } from '../../../src/catalogue/catalogue.ts';
import { domesticHosts, hostsOf } from '../hosts.ts';
import { type Expected, partly, type Scenario } from './scenario.ts';

const inRussia = [...domesticHosts('RU'), ...hostsOf('max')];

const frozen: Expected = partly({ media: 'blocked' }, 'freeze', 'timeout');
const slowed: Expected = { state: 'slow', cause: 'throttle', functions: { media: 'slow' } };

/** Services from abroad with a large object all read alike. */
const alike = (expected: Expected): NonNullable<Scenario['services']> =>
  Object.fromEntries(
    services
      .filter(({ domesticIn, endpoints }) => domesticIn === undefined && endpoints.some(({ large }) => large))
      .map(({ id }) => [id, expected]),
  );

/** Everything from abroad freezes or crawls, the sites that services are compared with among it. */
export const heldBack: readonly Scenario[] = [
  {
    name: 'everything-foreign-freezes-at-16-kb',
    source: 'S4: 16-20 KB to foreign hosters (net4people#490), on every one',
    country: 'RU',
    rules: [{ kind: 'freeze', names: ['*'], except: inRussia, afterBytes: 16_000, direction: 'both' }],
    network: 'abroad-frozen',
    services: alike(frozen),
    short: true,
  },
  {
    name: 'everything-foreign-freezes-country-unknown',
    source: 'the same on a device whose clock and language name no country',
    rules: [{ kind: 'freeze', names: ['*'], except: inRussia, afterBytes: 16_000, direction: 'both' }],
    network: 'abroad-frozen',
    services: alike(frozen),
  },
  {
    name: 'everything-foreign-freezes-by-packets',
    source: 'the same by counting packets',
    country: 'RU',
    rules: [{ kind: 'freeze', names: ['*'], except: inRussia, afterPackets: 25, direction: 'both' }],
    network: 'abroad-frozen',
    services: alike(frozen),
  },
  {
    name: 'everything-foreign-at-64-kbit',
    source: 'foreign traffic slowed as a whole: Iran, 2019 to 2026, each connection by itself',
    country: 'RU',
    rules: [
      { kind: 'throttle', names: ['*'], except: inRussia, bitsPerSecond: 64_000, manner: 'shape', each: 'connection' },
    ],
    network: 'abroad-slowed',
    services: alike(slowed),
  },
];
