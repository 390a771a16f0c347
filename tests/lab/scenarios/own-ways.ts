import { filteredName } from '../../../src/catalogue/controls.ts';
import type { ServiceId } from '../../../src/model/service.ts';
import type { BrowserName } from '../driver/browser.ts';
import { blockPages, deadPrivateAddress, proxies } from '../fixed-addresses.ts';
import { domesticHosts, hostsOf } from '../hosts.ts';
import { blocked, type Expected, partly, type Scenario, unsure, works } from './scenario.ts';

const all = <Value>(services: readonly ServiceId[], value: Value): Partial<Record<ServiceId, Value>> =>
  Object.fromEntries(services.map((service) => [service, value]));

/** A script in the browser's settings sends only messengers to a proxy. */
function byScript(services: readonly ServiceId[], onlyIn?: BrowserName): Scenario {
  return {
    name: `proxy-script-for-${services.join('-and-')}`,
    source: 'PAC scripts against blocks, as in Russia and Iran: messengers go to a proxy, all else directly',
    browser: { proxyScript: { hosts: hostsOf(...services), proxy: proxies.working } },
    // Through such a proxy, the network's blocks do not show.
    rules: [{ kind: 'client-hello', names: hostsOf(...services), answer: 'reset' }],
    network: 'online',
    services: all(services, works),
    labels: all(services, 'way-round' as const),
    ...(onlyIn ? { onlyIn } : {}),
  };
}

/** The proxy of such a script is gone or silent. */
const deadScript = (which: 'dead' | 'silent', service: ServiceId, onlyIn?: BrowserName): Scenario => ({
  name: `proxy-script-to-a-${which}-proxy-for-${service}`,
  source: 'the proxy of a PAC script was switched off',
  browser: { proxyScript: { hosts: hostsOf(service), proxy: proxies[which] } },
  network: 'online',
  services: { [service]: unsure },
  ...(which === 'silent' ? { labels: { [service]: 'way-round' } } : {}),
  ...(onlyIn ? { onlyIn } : {}),
});

/** A filter drops messengers' names, and also those of advertisements, unless it is a provider's. */
function filter(
  how: string,
  answer: 'nxdomain' | 'empty' | readonly string[],
  services: readonly ServiceId[],
  drops: readonly string[] = [filteredName.host],
): Scenario {
  const expected = blocked('dns', answer === 'nxdomain' || answer === 'empty' ? 'nxdomain' : 'poisoned');
  return {
    name: `${drops.length > 0 ? 'own-filter' : 'filter-of-a-provider'}-${how}-for-${services.join('-and-')}`,
    source: 'Pi-hole, NextDNS, AdGuard Home, hosts files; Cloudflare Gateway answers 0.0.0.0',
    rules: [{ kind: 'dns', names: [...hostsOf(...services), ...drops], answer }],
    network: 'online',
    services: all(services, expected),
    labels: drops.length > 0 ? all(services, 'own-filter' as const) : {},
  };
}

/** A Russian messenger on a device whose clock, or whose line, is elsewhere. */
const abroad = (name: string, more: Partial<Scenario>): Scenario => ({
  name: `messenger-of-russia-${name}`,
  source: 'services that turn away or drop who comes from another country',
  network: 'online',
  services: { max: unsure },
  labels: { max: 'own-country-only' },
  ...more,
});

const ofMax = (answer: 'reset' | 'drop') => ({ kind: 'client-hello', names: hostsOf('max'), answer }) as const;

const leads = (names: readonly string[], address: string) => ({ kind: 'dns', names, answer: [address] }) as const;
const poisoned = blocked('dns', 'poisoned');

/** Names of hosts with a private authority lead to a box that shows one too. */
const falseAuthority = (name: string, names: readonly string[], address: string, signal: Expected): Scenario => ({
  name: `false-authority-${name}`,
  source: 'Iran: resolvers lead names to 10.10.34.34, where a box shows a certificate of its own',
  rules: [leads(names, address)],
  network: 'online',
  services: { signal },
});

const messages = ['chat.signal.org', 'grpc.chat.signal.org'];

/** What the provider does not cause: detours, own filters, rules of services; and private authorities. */
export const ownWays: readonly Scenario[] = [
  byScript(['whatsapp', 'discord']),
  byScript(['telegram', 'messenger', 'discord']),
  byScript(['telegram'], 'firefox'),
  byScript(['signal'], 'firefox'),
  deadScript('dead', 'discord'),
  deadScript('silent', 'whatsapp', 'firefox'),
  filter('denies', 'nxdomain', ['whatsapp']),
  filter('denies', 'nxdomain', ['telegram', 'discord', 'messenger']),
  filter('leads-nowhere', ['0.0.0.0'], ['discord']),
  filter('leads-nowhere', ['0.0.0.0'], ['whatsapp', 'telegram']),
  filter('denies', 'nxdomain', ['discord'], []),
  filter('leads-nowhere', ['0.0.0.0'], ['whatsapp'], []),
  abroad('seen-from-elsewhere-reset', { rules: [ofMax('reset')] }),
  abroad('seen-from-elsewhere-silent', { rules: [ofMax('drop')] }),
  abroad('with-the-clock-of-home', {
    country: 'RU',
    rules: [ofMax('reset'), { kind: 'client-hello', names: domesticHosts('RU'), answer: 'reset' }],
  }),
  abroad('reset-at-home', {
    country: 'RU',
    rules: [ofMax('reset')],
    services: { max: blocked('tls', 'reset') },
    labels: {},
  }),
  falseAuthority('in-the-own-network', hostsOf('signal'), blockPages.private, poisoned),
  falseAuthority(
    'for-messages-alone',
    messages,
    blockPages.private,
    partly({ web: 'works', messages: 'blocked' }, 'dns', 'poisoned'),
  ),
  {
    ...falseAuthority('at-the-box-of-whatsapp', [...hostsOf('whatsapp'), ...messages], blockPages.public, {
      ...partly({ web: 'works', messages: 'blocked' }, 'dns', 'poisoned'),
    }),
    services: {
      signal: partly({ web: 'works', messages: 'blocked' }, 'dns', 'poisoned'),
      whatsapp: poisoned,
    },
  },
  {
    name: 'name-gone-for-everybody-and-led-to-a-box',
    source: 'a retired address, where the resolver invents addresses for names that do not exist',
    names: { absent: ['cdn2.signal.org'] },
    rules: [leads(['cdn2.signal.org'], blockPages.private)],
    network: 'online',
    services: { signal: works },
  },
  falseAuthority('that-is-dead', messages, deadPrivateAddress, {
    ...partly({ web: 'works', messages: 'blocked' }, 'dns', 'poisoned'),
  }),
];
