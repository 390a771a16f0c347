import { deadPrivateAddress } from '../fixed-addresses.ts';
import { hostsOf } from '../hosts.ts';
import { anyOf, blocked, partly, type Scenario } from './scenario.ts';

const reset = (...names: readonly string[]) => ({ kind: 'client-hello', names, answer: 'reset' }) as const;
const swallow = (...names: readonly string[]) => ({ kind: 'client-hello', names, answer: 'drop' }) as const;
const silence = (...names: readonly string[]) => ({ kind: 'connect', names, answer: 'drop' }) as const;
const removed = (...names: readonly string[]) => ({ kind: 'dns', names, answer: 'nxdomain' }) as const;
const dataCentre = (number: number) => `kws${number}.web.telegram.org`;

/** Several blocks at once, and blocks of parts of a service. */
export const mixtures: readonly Scenario[] = [
  {
    name: 'one-data-centre-reset',
    source: 'S6: data centres are blocked one by one',
    rules: [reset(dataCentre(4))],
    network: 'online',
    services: {
      telegram: partly({ web: 'works', messages: 'partial' }, 'tls', 'reset'),
    },
  },
  {
    name: 'data-centres-blocked-in-two-ways',
    source: 'S6: some by name, some by address',
    country: 'RU',
    rules: [reset(dataCentre(1)), silence(dataCentre(2), dataCentre(3))],
    network: 'online',
    services: {
      telegram: anyOf(
        'two that are silent may have been switched off by their owner',
        partly({ web: 'works', messages: 'partial' }, 'mixed'),
        partly({ web: 'works', messages: 'partial' }, 'tls', 'reset'),
      ),
    },
  },
  {
    name: 'data-centres-removed-from-dns',
    source: 'S6, by the resolver',
    country: 'RU',
    rules: [removed(dataCentre(1), dataCentre(3), dataCentre(5))],
    network: 'online',
    services: {
      telegram: partly({ web: 'works', messages: 'partial' }, 'dns', 'nxdomain'),
    },
  },
  {
    name: 'some-servers-of-a-group-swallowed',
    source: 'S6 for another service with equal servers',
    also: ['simplex'],
    rules: [swallow('smp8.simplex.im', 'smp11.simplex.im')],
    network: 'online',
    services: {
      simplex: partly({ web: 'works', messages: 'partial' }, 'tls', 'timeout'),
    },
  },
  {
    name: 'every-server-of-a-group-dropped',
    source: 'the same, all of them',
    also: ['simplex'],
    rules: [silence('*.simplex.im')],
    network: 'online',
    services: { simplex: partly({ web: 'works', messages: 'blocked' }, 'ip', 'timeout') },
  },
  {
    name: 'three-messengers-in-three-ways',
    source: 'lists of different age at one provider',
    country: 'RU',
    rules: [removed(...hostsOf('whatsapp')), reset(...hostsOf('signal')), silence(...hostsOf('discord'))],
    network: 'online',
    services: {
      whatsapp: blocked('dns', 'nxdomain'),
      signal: blocked('tls', 'reset'),
      discord: blocked('ip', 'timeout'),
    },
  },
  {
    name: 'page-poisoned-channel-swallowed',
    source: 'S35 and S11 at one service',
    rules: [
      { kind: 'dns', names: ['discord.com'], answer: [deadPrivateAddress] },
      swallow('gateway.discord.gg', 'cdn.discordapp.com'),
    ],
    network: 'online',
    services: { discord: blocked('mixed') },
  },
  {
    name: 'channel-alone-dropped',
    source: 'S7: the page opens, the name of its channel is dropped',
    earlier: [{ minutesAgo: 60 }],
    rules: [silence('gateway.discord.gg')],
    network: 'online',
    services: { discord: partly({ web: 'works', messages: 'blocked' }, 'ip', 'timeout') },
  },
];
