import type { ServiceId } from '../../../src/model/service.ts';
import type { Switched } from '../../net/behaviour.ts';
import type { InterceptCertificate } from '../censor/rule.ts';
import { blockPages } from '../fixed-addresses.ts';
import { hostsOf } from '../hosts.ts';
import { blocked, type Scenario, unsure } from './scenario.ts';

const page = blocked('http', 'block-page');

/** A box answers in place of these services, with certificates of an authority that the browser trusts. */
function intercepted(certificate: InterceptCertificate, ...services: readonly ServiceId[]): Scenario {
  return {
    name: `block-page-behind-${certificate}-certificate-of-${services.join('-and-')}`,
    source: 'a school or an employer; Kazakhstan in 2015, 2019 and 2020',
    rules: [{ kind: 'intercept', names: hostsOf(...services), certificate }],
    network: 'online',
    services: Object.fromEntries(services.map((service) => [service, page])),
  };
}

/** An answer of the real server that the catalogue does not know. */
const another = (server: string): readonly Switched[] => [
  {
    kind: 'answer',
    status: 200,
    headers: { 'content-type': 'text/html', server },
    body: '<!doctype html>We have moved.',
  },
];

/** Pages of somebody else behind certificates that are trusted, and pages that services changed by themselves. */
export const blockPagesBehindTrust: readonly Scenario[] = [
  intercepted('trusted', 'discord'),
  intercepted('trusted', 'whatsapp', 'telegram'),
  intercepted('added-authority', 'discord', 'signal'),
  {
    name: 'poisoned-to-block-page-with-trusted-certificate',
    source: 'a state that leads names to its own box and can obtain certificates',
    rules: [{ kind: 'dns', names: hostsOf('whatsapp', 'discord'), answer: [blockPages.trusted] }],
    network: 'online',
    services: { whatsapp: page, discord: page },
  },
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
