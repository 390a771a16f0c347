import type { ServiceId } from '../../../src/model/service.ts';
import type { Switched } from '../../net/behaviour.ts';
import type { BlockPage, InterceptCertificate } from '../censor/rule.ts';
import { honestProxy, trustedBlockPage, trustedBlockPageInside } from '../fixed-addresses.ts';
import { hostsOf } from '../hosts.ts';
import { withoutResolvers } from './poisoned.ts';
import { anyOf, blocked, down, type Expected, type Scenario, unsure, works } from './scenario.ts';

const page = blocked('http', 'block-page');
const poisoned = blocked('dns', 'poisoned');

const ofAll = (services: readonly ServiceId[], expected: Expected) =>
  Object.fromEntries(services.map((service) => [service, expected]));

/** A box answers in place of these services, with certificates by an authority that the browser trusts. */
function intercepted(
  certificate: InterceptCertificate,
  shows: BlockPage,
  services: readonly ServiceId[],
  expected: Expected = page,
): Scenario {
  return {
    name: `block-page-${shows}-behind-${certificate}-certificate-of-${services.join('-and-')}`,
    source: 'a school or an employer; Kazakhstan in 2015, 2019 and 2020',
    rules: [{ kind: 'intercept', names: hostsOf(...services), certificate, page: shows }],
    network: 'online',
    services: ofAll(services, expected),
  };
}

/** The provider is not blamed. */
const labelled = (scenario: Scenario): Scenario => ({
  ...scenario,
  labels: Object.fromEntries(Object.keys(scenario.services ?? {}).map((service) => [service, 'answered-in-its-name'])),
});

const barring: readonly Switched[] = [
  {
    kind: 'answer',
    status: 403,
    headers: { 'content-type': 'text/html', server: 'CloudFront' },
    body: 'The Amazon CloudFront distribution is configured to block access from your country.',
  },
];

/** The resolver leads these services to such a box; resolvers elsewhere tell the truth, or all of these are cut off. */
function ledTo(shows: BlockPage | 'inside', ...services: readonly ServiceId[]): Scenario[] {
  // A service that turns everybody away looks the same, and so does one that bars such a resolver's proxy.
  const expected = shows === 'forbidden' && services.length === 1 ? unsure : poisoned;
  const address = shows === 'inside' ? trustedBlockPageInside : trustedBlockPage[shows];
  const lie = { kind: 'dns', names: hostsOf(...services), answer: [address] } as const;
  return ([[], [withoutResolvers]] as const).map((rules) => ({
    name: `poisoned-to-trusted-page-${shows}-of-${services.join('-and-')}${rules.length > 0 ? '-without-resolvers' : ''}`,
    source: 'a filter for schools that works by names, with its authority on each device; a state with certificates',
    rules: [lie, ...rules],
    network: 'online',
    services: ofAll(services, expected),
  }));
}

/** An answer from the real server that the catalogue does not know. */
const another = (server: string): readonly Switched[] => [
  {
    kind: 'answer',
    status: 200,
    headers: { 'content-type': 'text/html', server },
    body: '<!doctype html>We have moved.',
  },
];

/** Answers of CDNs to clients that look like bots. A tab does not look like one. */
const turnsAway: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'cloudflare-challenge': { server: 'cloudflare', 'cf-ray': '8f0-FRA', 'cf-mitigated': 'challenge' },
  'cloudflare-error': { server: 'cloudflare', 'cf-ray': '8f0-FRA' },
  akamai: { server: 'AkamaiGHost', 'mime-version': '1.0' },
  fastly: { server: 'Varnish', via: '1.1 varnish', 'x-served-by': 'cache-fra-1', 'x-cache': 'MISS' },
  cloudfront: { server: 'CloudFront', via: '1.1 x.cloudfront.net (CloudFront)', 'x-cache': 'Error from cloudfront' },
};

const refused = (headers: Readonly<Record<string, string>>, ...services: readonly ServiceId[]) =>
  Object.fromEntries(
    hostsOf(...services).map((host) => [
      host,
      [{ kind: 'answer', status: 403, headers: { 'content-type': 'text/html', ...headers }, spares: 'tabs' } as const],
    ]),
  );

/** A resolver that leads to somebody's proxy, which passes everything on, as in a company or to get round a block. */
const atHonestProxy = (...services: readonly ServiceId[]) =>
  ({ kind: 'dns', names: hostsOf(...services), answer: [honestProxy] }) as const;

/** Somebody else's pages behind trusted certificates, and pages that services changed themselves. */
export const blockPagesBehindTrust: readonly Scenario[] = [
  intercepted('trusted', 'shown', ['discord']),
  intercepted('trusted', 'shown', ['whatsapp', 'telegram']),
  intercepted('added-authority', 'shown', ['discord', 'signal']),
  intercepted('trusted', 'forbidden', ['whatsapp', 'telegram', 'messenger']),
  intercepted('added-authority', 'forbidden', ['discord', 'signal']),
  intercepted('trusted', 'redirect', ['whatsapp', 'discord']),
  intercepted('trusted', 'legal', ['discord', 'telegram'], blocked('http', 'legal-451')),
  // A service that turns everybody away looks the same.
  ...(['discord', 'messenger', 'viber', 'whatsapp'] as const).map((service) =>
    intercepted('trusted', 'forbidden', [service], unsure),
  ),
  ...(['messenger', 'telegram', 'viber'] as const).map((service) =>
    labelled(intercepted('trusted', 'named', [service])),
  ),
  labelled(intercepted('trusted', 'error', ['whatsapp', 'telegram'])),
  labelled(intercepted('trusted', 'error', ['discord', 'messenger', 'viber'])),
  ...(['discord', 'messenger'] as const).map((service) =>
    intercepted('trusted', 'error', [service], anyOf('its own error looks the same', down, unsure)),
  ),
  ...(['discord', 'signal', 'telegram'] as const).map(
    (service): Scenario => ({
      name: `${service}-bars-the-country`,
      source: 'CloudFront and Cloudflare turn away by country, for sanctions for one',
      behaviours: Object.fromEntries(hostsOf(service).map((host) => [host, barring])),
      network: 'online',
      services: { [service]: anyOf('Signal shows it at hosts with public certificates alone', unsure, works) },
      labels: { [service]: 'refuses-this-place' },
    }),
  ),
  ...ledTo('shown', 'whatsapp', 'discord'),
  ...ledTo('shown', 'discord'),
  ...ledTo('shown', 'signal'),
  ...ledTo('forbidden', 'discord'),
  ...ledTo('forbidden', 'telegram', 'signal'),
  ...ledTo('forbidden', 'whatsapp', 'discord', 'messenger'),
  ...ledTo('legal', 'discord', 'whatsapp'),
  ...ledTo('redirect', 'telegram', 'whatsapp'),
  ...ledTo('inside', 'telegram', 'discord'),
  ...Object.entries(turnsAway).map(
    ([front, headers]): Scenario => ({
      name: `two-services-turned-away-by-${front}`,
      source: 'two companies behind one network, which gives both of them the same page',
      behaviours: refused(headers, 'whatsapp', 'discord'),
      network: 'online',
      services: { whatsapp: works, discord: works },
    }),
  ),
  ...([[], [withoutResolvers]] as const).flatMap((rules): Scenario[] => {
    const which = rules.length > 0 ? '-without-resolvers' : '';
    const source = 'OONI dnsHijackingToProxyWithHTTPSURL; resolvers that get round blocks; two views of a name';
    const honest = [atHonestProxy('whatsapp', 'discord'), ...rules];
    return [
      {
        name: `two-services-through-one-honest-proxy${which}`,
        source,
        rules: honest,
        network: 'online',
        labels: { whatsapp: 'way-round', discord: 'way-round' },
      },
      {
        name: `turned-away-through-one-honest-proxy${which}`,
        source,
        rules: honest,
        behaviours: refused(turnsAway['cloudflare-error'] ?? {}, 'whatsapp', 'discord'),
        network: 'online',
      },
    ];
  }),
  {
    name: 'page-of-one-service-changed',
    source: 'a service that put up another page, while its messages go on',
    behaviours: { 'web.whatsapp.com': another('proxygen-bolt') },
    network: 'online',
    services: { whatsapp: unsure },
  },
  {
    name: 'pages-of-two-services-changed',
    source: 'a catalogue that is years old',
    behaviours: {
      'discord.com': another('cloudflare'),
      'cdn.discordapp.com': another('cloudflare'),
      'web.telegram.org': another('caddy'),
    },
    network: 'online',
    services: { discord: unsure, telegram: unsure },
  },
];
