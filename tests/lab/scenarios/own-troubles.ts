import type { ServiceId } from '../../../src/model/service.ts';
import type { Switched } from '../../net/behaviour.ts';
import { hostsOf } from '../hosts.ts';
import { anyOf, blocked, down, type Scenario, unsure, works } from './scenario.ts';

const erring = (status: number): readonly Switched[] => [{ kind: 'answer', status }];

/** Every host of these services returns errors, in this browser's first check. */
const outage = (status: number, ...services: readonly ServiceId[]): Scenario => ({
  name: `errors-${status}-of-${services.join('-and-')}-on-the-first-check`,
  source: 'an outage of a whole company: Discord and Meta have several a year',
  behaviours: Object.fromEntries(hostsOf(...services).map((host) => [host, erring(status)])),
  network: 'online',
  services: Object.fromEntries(services.map((service) => [service, down])),
});

const centres = (...numbers: readonly number[]) => numbers.map((number) => `kws${number}.web.telegram.org`);

/** What a service causes itself, and what only looks like it. */
export const ownTroubles: readonly Scenario[] = [
  outage(502, 'discord'),
  outage(503, 'discord'),
  outage(503, 'whatsapp', 'messenger'),
  {
    name: 'errors-of-one-host-that-never-worked-here',
    source: 'a server that turns away whoever does not look like its app',
    behaviours: { 'web.telegram.org': erring(503) },
    network: 'online',
    services: { telegram: unsure },
  },
  ...(['discord', 'telegram'] as const).map(
    (service): Scenario => ({
      name: `port-443-refused-for-${service}`,
      source: 'a firewall that lets plain http alone pass to the addresses of a service',
      rules: [{ kind: 'connect', names: hostsOf(service), ports: [443], answer: 'reset' }],
      network: 'online',
      services: { [service]: blocked('ip', 'refused') },
    }),
  ),
  {
    name: 'two-of-five-equals-not-reached',
    source: 'two data centres are out, or held back: the others answer',
    rules: [{ kind: 'connect', names: centres(1, 3), answer: 'drop' }],
    network: 'online',
    services: { telegram: anyOf('media of two centres are no equals of these', works, unsure) },
  },
  {
    name: 'four-of-five-equals-not-reached',
    source: 'most data centres are out, or held back, and silence shows neither',
    rules: [{ kind: 'connect', names: centres(1, 2, 3, 5), answer: 'drop' }],
    network: 'online',
    services: { telegram: unsure },
  },
];
