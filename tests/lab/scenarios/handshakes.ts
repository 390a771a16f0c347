import type { ClientHelloRule, InterceptCertificate, Rule } from '../censor/rule.ts';
import { hostsOf } from '../hosts.ts';
import { anyOf, blocked, partly, type Scenario, unsure, works } from './scenario.ts';

const hello = (
  names: readonly string[],
  answer: ClientHelloRule['answer'],
  more: Partial<ClientHelloRule> = {},
): ClientHelloRule => ({
  kind: 'client-hello',
  names,
  answer,
  ...more,
});

const intercepted = (certificate: InterceptCertificate): Scenario => ({
  name: `intercepted-${certificate}`,
  source: 'OONI badSSLWithUnknownAuthorityWithInconsistentDNS and tls errors of signal, sniblocking',
  rules: [{ kind: 'intercept', names: hostsOf('whatsapp'), certificate }],
  network: 'online',
  services: { whatsapp: blocked('certificate', 'interception') },
  short: certificate === 'self-signed',
});

/** The hosts of Signal with a certificate by its own authority. */
const ofItsAuthority = ['chat.signal.org', 'grpc.chat.signal.org', 'cdn2.signal.org'];
const refusesAuthority = (answer: 'reset' | 'close'): Rule[] => [
  { kind: 'client-hello', names: ofItsAuthority, answer },
];

/** TLS handshakes that are stopped by their server name, or intercepted. */
export const handshakes: readonly Scenario[] = [
  {
    name: 'handshake-reset',
    source: 'OONI tlsBlockingConnectionResetWithConsistentDNS, whatsapp netem',
    rules: [hello(hostsOf('whatsapp'), 'reset')],
    network: 'online',
    services: { whatsapp: blocked('tls', 'reset') },
    short: true,
  },
  {
    name: 'handshake-closed',
    source: 'OONI redirectWithConsistentDNSAndThenEOFForHTTPS',
    rules: [hello(hostsOf('viber'), 'close')],
    network: 'online',
    services: {
      viber: anyOf(
        'Firefox has one name for a connection that is closed and for one that is reset',
        blocked('tls', 'closed'),
        blocked('tls', 'reset'),
      ),
    },
  },
  {
    name: 'handshake-swallowed',
    source: 'S11; TSPU never sends a reset (tspu-docs 17.1.2); Ethiopia (net4people#210)',
    country: 'RU',
    rules: [hello(hostsOf('signal'), 'drop')],
    network: 'online',
    services: { signal: blocked('tls', 'timeout') },
    short: true,
  },
  {
    name: 'handshake-swallowed-where-http-is-never-plain',
    source: 'S11, with hosts that browsers know to be https alone',
    rules: [hello(hostsOf('discord'), 'drop')],
    network: 'online',
    services: { discord: blocked('tls', 'timeout') },
  },
  {
    name: 'handshake-failure-alert',
    source: 'measurement table: TLS alert 40',
    rules: [hello(hostsOf('messenger'), 'alert', { alert: 40 })],
    network: 'online',
    services: { messenger: blocked('tls', 'alert') },
  },
  {
    name: 'unrecognized-name-alert',
    source: 'measurement table: TLS alert 112',
    rules: [hello(hostsOf('discord'), 'alert', { alert: 112 })],
    network: 'online',
    services: { discord: blocked('tls', 'alert') },
  },
  {
    name: 'two-messengers-of-one-company-reset',
    source: 'WhatsApp and Messenger on one list',
    country: 'RU',
    rules: [hello(hostsOf('whatsapp', 'messenger'), 'reset')],
    network: 'online',
    services: { whatsapp: blocked('tls', 'reset'), messenger: blocked('tls', 'reset') },
  },
  {
    name: 'every-messenger-reset',
    source: 'a list of all of them',
    // In other countries, a messenger that serves only Russia may fail by itself.
    country: 'RU',
    rules: [hello(hostsOf(), 'reset')],
    network: 'online',
    others: blocked('tls', 'reset'),
  },
  {
    name: 'every-messenger-swallowed',
    source: 'a list of all of them, without a word',
    // In other countries, a messenger that serves only Russia may fail by itself.
    country: 'RU',
    rules: [hello(hostsOf(), 'drop')],
    network: 'online',
    others: blocked('tls', 'timeout'),
  },
  {
    name: 'page-reset-messages-fine',
    source: 'S7; OONI telegram netem: SNI web.telegram.org',
    rules: [hello(['web.telegram.org'], 'reset')],
    network: 'online',
    services: { telegram: partly({ web: 'blocked', messages: 'works' }, 'tls', 'reset') },
  },
  {
    name: 'media-reset-chat-fine',
    source: 'S22: cdn*.signal.org (Signal-Android#11839)',
    rules: [hello(['cdn.signal.org', 'cdn2.signal.org', 'cdn3.signal.org'], 'reset')],
    network: 'online',
    services: { signal: partly({ web: 'works', messages: 'works', media: 'blocked' }, 'tls', 'reset') },
    short: true,
  },
  intercepted('unknown-authority'),
  intercepted('self-signed'),
  intercepted('other-name'),
  {
    ...intercepted('expired'),
    // Browsers check the date last: authority and name are right, and only the service itself can have such a certificate.
    services: { whatsapp: unsure },
  },
  {
    name: 'signal-intercepted-by-unknown-authority',
    source: 'OONI signal BadSignalCA',
    rules: [{ kind: 'intercept', names: ['chat.signal.org'], certificate: 'unknown-authority' }],
    network: 'online',
    services: {
      signal: anyOf(
        'an unknown authority is what Signal shows to every browser: Chromium cannot tell whose it is',
        works,
        unsure,
      ),
    },
  },
  ...(['reset', 'close'] as const).map(
    (answer): Scenario => ({
      name: `signal-authority-refused-${answer}`,
      source: 'an antivirus program or a gateway that refuses authorities it does not know (Signal-Desktop#4991)',
      earlier: [{ minutesAgo: 90 }, ...[60, 30].map((minutesAgo) => ({ minutesAgo, rules: refusesAuthority(answer) }))],
      rules: refusesAuthority(answer),
      network: 'online',
      services: { signal: { state: 'partial', cause: 'tls', confidence: 'likely', functions: { web: 'works' } } },
    }),
  ),
  {
    name: 'signal-intercepted-with-a-trusted-certificate',
    source: 'S21: a public certificate where Signal has none',
    rules: [{ kind: 'intercept', names: ['chat.signal.org'], certificate: 'trusted' }],
    network: 'online',
    services: { signal: unsure },
  },
  {
    name: 'certificate-expired-for-everyone',
    source: 'OONI badSSLWithExpiredCertificate',
    behaviours: Object.fromEntries(
      hostsOf('viber').map((host) => [host, [{ kind: 'certificate', certificate: 'expired' } as const]]),
    ),
    network: 'online',
    services: {
      // Nobody on the path has a certificate for this name, so it is the service's own, or the device's clock is wrong.
      viber: unsure,
    },
  },
];
