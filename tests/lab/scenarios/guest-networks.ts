import type { NetworkState } from '../../../src/model/network-states.ts';
import type { ServiceId } from '../../../src/model/service.ts';
import { captiveHosts, domesticHosts, hostsOf, vendorHosts } from '../hosts.ts';
import { anyOf, type Expected, type Scenario, unsure, works } from './scenario.ts';

type Https = 'reset' | 'drop' | 'certificate';

const hotspot = (https: Https): Scenario => ({
  name: `hotspot-before-sign-in-${https}`,
  source: 'S16: plain http leads to the portal, https does not come about',
  rules: [{ kind: 'portal', https }],
  network: 'captive-portal',
  others: unsure,
  short: https === 'drop',
});

/** Google's sites represent those of partners, and one of them is a comparison site. */
const garden = (https: 'reset' | 'certificate'): Scenario => ({
  ...hotspot(https),
  name: `hotspot-that-lets-some-sites-through-${https}`,
  source: 'a plane or a hotel, where the sites of partners pass before one has signed in',
  rules: [{ kind: 'portal', https, spares: vendorHosts('google') }],
});

/** The same if the platform's own portal check passes too. */
const gardenOf = (name: string, https: Https, spares: readonly string[]): Scenario => ({
  ...hotspot(https),
  name: `hotspot-with-the-garden-of-${name}-${https}`,
  source: 'guest networks publish lists of platforms that pass before one has signed in',
  rules: [{ kind: 'portal', https, spares, sparesPlain: spares }],
  short: false,
});

const inTheGarden: Expected = anyOf('it passes before the sign-in, and need not be shown', works, unsure);

/** The portal checks of all platforms pass, so no sign-in window opens by itself. */
const quietGarden = (
  name: string,
  spares: readonly string[],
  { passing = [], network }: { readonly passing?: readonly ServiceId[]; readonly network: Scenario['network'] },
) =>
  (['reset', 'drop', 'certificate', 'dns'] as const).map(
    (how): Scenario => ({
      name: `hotspot-with-the-quiet-garden-of-${name}-${how}`,
      source: 'guest networks publish lists that have the connectivity checks of platforms too',
      rules:
        how === 'dns'
          ? [{ kind: 'dns', names: ['*'], except: [...spares, ...captiveHosts], answer: 'nxdomain' }]
          : [{ kind: 'portal', https: how, spares, sparesPlain: [...spares, ...captiveHosts] }],
      network,
      services: Object.fromEntries(passing.map((service) => [service, inTheGarden])),
      others: unsure,
    }),
  );

const noPage = 'nothing shows the sign-in page';
const withControls = anyOf<NetworkState>(noPage, 'unknown', 'captive-portal', 'unstable');
const withoutControls = anyOf<NetworkState>(
  'the services themselves are the only proof that there is an internet, and silence looks like a line that loses answers',
  'unknown',
  'captive-portal',
  'online',
  'unstable',
);

/** Guest networks before sign-in: nobody blocks a service there. */
export const guestNetworks: readonly Scenario[] = [
  hotspot('drop'),
  hotspot('reset'),
  hotspot('certificate'),
  garden('reset'),
  garden('certificate'),
  gardenOf('google', 'reset', vendorHosts('google')),
  gardenOf('google', 'drop', vendorHosts('google')),
  gardenOf('google', 'certificate', vendorHosts('google')),
  gardenOf('meta', 'reset', [...vendorHosts('google'), ...hostsOf('whatsapp', 'messenger')]),
  // None of these platforms has a comparison site.
  gardenOf('apple-and-meta', 'reset', [...vendorHosts('apple'), ...hostsOf('whatsapp', 'messenger')]),
  gardenOf('microsoft', 'drop', vendorHosts('microsoft')),
  ...quietGarden('google-and-amazon', [...vendorHosts('google'), ...vendorHosts('amazon')], { network: withControls }),
  ...quietGarden('wikipedia', vendorHosts('wikimedia'), { network: withControls }),
  ...quietGarden('meta', hostsOf('whatsapp', 'messenger'), {
    passing: ['whatsapp', 'messenger'],
    network: withoutControls,
  }),
  {
    name: 'hotspot-that-lets-sites-of-the-country-through',
    source: 'operators let local partners pass before one has signed in',
    country: 'RU',
    rules: [{ kind: 'portal', https: 'reset', spares: domesticHosts('RU') }],
    network: anyOf<NetworkState>('sites of the country pass', 'captive-portal', 'national-only'),
    others: unsure,
  },
];
