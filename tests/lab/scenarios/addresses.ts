import type { ConnectRule } from '../censor/rule.ts';
import { hostsOf } from '../hosts.ts';
import { anyOf, blocked, partly, type Scenario, unsure, works } from './scenario.ts';

const connect = (names: readonly string[], answer: ConnectRule['answer']): ConnectRule => ({
  kind: 'connect',
  names,
  answer,
});
const dataCentre = (...numbers: readonly number[]) => numbers.map((number) => `kws${number}.web.telegram.org`);

const unreachable = anyOf(
  'Firefox has one name for an address that refuses and for one that cannot be reached',
  blocked('ip', 'unreachable'),
  blocked('ip', 'refused'),
);

/** Addresses that cannot be reached. */
export const addresses: readonly Scenario[] = [
  {
    name: 'address-dropped',
    source: 'S12; OONI tcpBlockingConnectTimeout, fbmessenger with dropped endpoints',
    rules: [connect(hostsOf('messenger'), 'drop')],
    network: 'online',
    services: { messenger: blocked('ip', 'timeout') },
    short: true,
  },
  {
    name: 'address-refused',
    source: 'OONI redirectWithConsistentDNSAndThenConnectionRefusedForHTTPS',
    rules: [connect(hostsOf('discord'), 'reset')],
    network: 'online',
    services: { discord: blocked('ip', 'refused') },
    short: true,
  },
  {
    name: 'host-unreachable',
    source: 'measurement table: ICMP host unreachable',
    rules: [connect(hostsOf('discord'), 'host-unreachable')],
    network: 'online',
    services: { discord: unreachable },
  },
  {
    name: 'address-prohibited',
    source: 'measurement table: ICMP administratively prohibited',
    rules: [connect(hostsOf('signal'), 'admin-prohibited')],
    network: 'online',
    services: { signal: unreachable },
  },
  {
    name: 'telegram-wholly-dropped',
    source: 'Telegram blocked by address since March 2026 (OONI finding 96225549500)',
    country: 'RU',
    rules: [connect(hostsOf('telegram'), 'drop')],
    network: 'online',
    services: { telegram: blocked('ip', 'timeout') },
  },
  {
    name: 'some-data-centres-dropped',
    source: 'S6: only DC2 and DC4 answer (tg-ws-proxy#163); Brazil 2023 (ooni/probe#2466)',
    country: 'RU',
    rules: [connect(dataCentre(1, 3, 5), 'drop')],
    network: 'online',
    services: {
      telegram: {
        state: 'unsure',
        functions: { web: 'works', messages: 'unsure' },
      },
    },
    short: true,
  },
  {
    name: 'every-data-centre-dropped',
    source: 'OONI telegram netem: drop traffic to every data centre',
    rules: [connect(dataCentre(1, 2, 3, 4, 5), 'drop')],
    network: 'online',
    services: { telegram: partly({ web: 'works', messages: 'blocked' }, 'ip', 'timeout') },
  },
  ...(['drop', 'reset', 'host-unreachable'] as const).flatMap((answer) =>
    [
      { service: 'whatsapp', host: 'mmg.whatsapp.net' },
      { service: 'discord', host: 'gateway.discord.gg' },
    ].map(
      ({ service, host }): Scenario => ({
        name: `honest-given-up-host-of-${service}-${answer}`,
        source: 'S31: an address of the catalogue that its service has given up since',
        rules: [connect([host], answer)],
        network: 'online',
        services: { [service]: anyOf('what else of it answers', works, unsure) },
      }),
    ),
  ),
  {
    name: 'media-host-dropped',
    source: 'OONI whatsapp: OnlyEndpointsFailure',
    // A single failing host may have been given up, so its silence counts only after it has answered.
    earlier: [{ minutesAgo: 60 }],
    rules: [connect(['mmg.whatsapp.net'], 'drop')],
    network: 'online',
    services: { whatsapp: partly({ web: 'works', messages: 'works', media: 'blocked' }, 'ip', 'timeout') },
  },
];
