import type { Switched } from '../../net/behaviour.ts';
import { pageOf } from '../../net/page.ts';
import { factOf } from '../../net/server-facts.ts';
import { hostsOf, relays } from '../hosts.ts';
import { anyOf, blocked, type Expected, partly, type Scenario, unsure, works } from './scenario.ts';

/** Makes all hosts of a service behave like this. */
const all = (id: string, ...behaviours: readonly Switched[]) =>
  Object.fromEntries(hostsOf(id).map((host) => [host, behaviours]));

const answers = (
  name: string,
  source: string,
  id: 'messenger' | 'discord',
  answer: Switched,
  expected: Expected,
): Scenario => ({
  name,
  source,
  behaviours: all(id, answer),
  network: 'online',
  services: { [id]: expected },
});

const unanswered = (manner: 'reset' | 'closed', behaviour: Switched): Scenario => ({
  name: `request-${manner}-after-a-good-handshake`,
  source: 'Iran: the handshake completes, then the request dies (net4people#561, #586)',
  country: 'IR',
  behaviours: all('discord', behaviour),
  network: 'online',
  services: {
    discord: anyOf(
      'a browser has one name for a connection that ends before its handshake and for one that ends after it',
      blocked('http', manner),
      blocked('tls', manner),
      // Firefox does not distinguish a reset from a close here.
      blocked('http', 'closed'),
    ),
  },
});

const silentAfterHandshake = (
  name: string,
  id: 'discord' | 'messenger',
  behaviour: Switched,
  short = false,
): Scenario => ({
  name,
  source: 'a load balancer whose servers hang; in Iran too, requests die after the handshake (net4people#561, #586)',
  behaviours: all(id, behaviour),
  network: 'online',
  services: { [id]: unsure },
  short,
});

/** An earlier check in which everything worked: channels that never worked are not called blocked. */
const workedBefore = [{ minutesAgo: 60 }];

const channel = (behaviour: Switched, expected: Expected, short = false): Scenario => ({
  name: `page-fine-${behaviour.kind}`,
  source: 'S7: the page opens, its WebSocket does not',
  earlier: workedBefore,
  behaviours: { 'gateway.discord.gg': [behaviour] },
  network: 'online',
  services: { discord: expected },
  short,
});

const everyChannelReset = Object.fromEntries(
  [
    'web.whatsapp.com',
    'gateway.discord.gg',
    'ws-api.oneme.ru',
    'api.oneme.ru',
    ...['1', '2', '3', '4', '5', '2-1', '4-1'].map((n) => `kws${n}.web.telegram.org`),
  ].map((host) => [host, [{ kind: 'websocket-reset' } as const]]),
);

/** Relays whose answers to strangers no text shows. */
const unknownRelays = relays.map(({ host }) => host).filter((host) => factOf(host, '')?.unknown !== undefined);

/** Everything is healthy, but servers that no public text describes behave differently. */
const otherWay = (way: number): Scenario => ({
  name: `unknown-servers-another-way-${way}`,
  source: 'what no public text tells: the facts about servers have every way that is possible',
  behaviours: { '*': [{ kind: 'other-way', way, spares: 'tabs' }] },
  rules: way % 2 === 1 ? [{ kind: 'udp', what: 'stun', names: unknownRelays }] : [],
  network: 'online',
  others: works,
  short: way === 1,
});

const noChannel = partly({ web: 'works', messages: 'blocked' }, 'websocket');

/** WhatsApp's phone apps use a different host. */
const noWebChannel = partly({ web: 'works', messages: 'partial' }, 'websocket');

/** The page of a host with a different head, and without scripts for which a person would wait. */
const pageWith = (host: string, head: string) =>
  String(pageOf({ host, headers: {} }).body).replace(
    /data-scripts="\d+".*?(?=<meta itemprop)/s,
    `data-scripts="0"><title>${host}</title>${head}`,
  );

const html = (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Switched => ({
  kind: 'answer',
  status,
  headers: { 'content-type': 'text/html', ...headers },
  body,
});

/** Real and forged answers of servers. */
export const requests: readonly Scenario[] = [
  // Somebody whose certificate this browser trusts could answer like this in the service's place.
  answers(
    'answers-403',
    'S19: geo refusal by one page of all hosts',
    'discord',
    { kind: 'answer', status: 403, headers: { 'content-type': 'text/html', server: 'openresty' } },
    unsure,
  ),
  answers(
    'asks-for-a-captcha',
    'S19; OONI cloudflareCAPTCHAWithHTTPS',
    'discord',
    { kind: 'answer', status: 403, headers: { 'cf-mitigated': 'challenge' }, spares: 'tabs' },
    works,
  ),
  answers('answers-429', 'S19: too many requests', 'messenger', { kind: 'answer', status: 429, spares: 'tabs' }, works),
  {
    ...answers(
      'answers-451',
      'S19: refused for legal reasons',
      'messenger',
      { kind: 'answer', status: 451 },
      blocked('http', 'legal-451'),
    ),
    short: true,
  },
  answers(
    'redirects-in-a-circle',
    'OONI redirectWithMoreThanTenRedirectsAndHTTPS: a server that wants a cookie first, which tabs keep',
    'messenger',
    { kind: 'redirect-circle', spares: 'tabs' },
    works,
  ),
  answers(
    'redirects-to-nowhere',
    'OONI redirectWithBrokenLocationForHTTPS',
    'messenger',
    { kind: 'answer', status: 302, headers: { location: 'https://,/x' } },
    unsure,
  ),
  unanswered('reset', { kind: 'reset-after-request' }),
  unanswered('closed', { kind: 'close-after-request' }),
  ...(['discord', 'messenger'] as const).flatMap((id) => [
    silentAfterHandshake(`${id}-hangs`, id, { kind: 'hang' }),
    silentAfterHandshake(`${id}-mute-over-http-2`, id, { kind: 'mute', protocol: 'h2' }),
    silentAfterHandshake(`${id}-mute-over-http-1`, id, { kind: 'mute', protocol: 'http/1.1' }, id === 'discord'),
  ]),
  {
    name: 'one-data-centre-hangs-up',
    source: 'a server in maintenance, whose front finds nothing behind it and hangs up after each request',
    behaviours: { 'kws3.web.telegram.org': [{ kind: 'close-after-request' }] },
    network: 'online',
    services: { telegram: works },
  },
  channel({ kind: 'websocket-reset' }, noChannel, true),
  channel({ kind: 'websocket-closed' }, noChannel),
  channel({ kind: 'websocket-hang' }, partly({ web: 'works', messages: 'blocked' }, 'websocket', 'timeout')),
  channel(
    { kind: 'websocket-refused', status: 403 },
    anyOf(
      'Chromium shows no status of a refused handshake: a server that wants no strangers and a box that cuts channels look the same',
      works,
      noChannel,
      unsure,
    ),
  ),
  channel({ kind: 'websocket-cut' }, { ...noChannel, manner: 'reset' }, true),
  channel({ kind: 'websocket-mute' }, { ...noChannel, manner: 'timeout' }, true),
  channel({ kind: 'websocket-babble' }, unsure),
  channel({ kind: 'websocket-dismissed', code: 4004 }, works),
  {
    name: 'channel-refused-that-never-worked-here',
    source: 'a server that wants a header which nobody here knows of refuses everybody alike',
    behaviours: { 'gateway.discord.gg': [{ kind: 'websocket-refused', status: 400 }] },
    network: 'online',
    services: {
      discord: anyOf('Firefox sees the status: the server itself was reached', unsure, works),
    },
    short: true,
  },
  {
    name: 'no-channel-ever-opened-here',
    source: "a company's proxy that forwards no upgrades",
    behaviours: everyChannelReset,
    network: 'online',
    services: { whatsapp: unsure, discord: unsure, telegram: unsure, max: unsure },
  },
  {
    name: 'every-channel-reset',
    source: 'S7: WebSockets blocked as such',
    earlier: workedBefore,
    behaviours: everyChannelReset,
    network: 'online',
    // In other countries, a messenger that serves only Russia may fail by itself.
    services: { whatsapp: noWebChannel, discord: noChannel, telegram: noChannel, max: unsure },
  },
  {
    name: 'channels-of-two-services-hang',
    source: 'frames of upgraded connections are swallowed, of two services in the same seconds',
    earlier: workedBefore,
    behaviours: {
      'web.whatsapp.com': [{ kind: 'websocket-hang' }],
      'gateway.discord.gg': [{ kind: 'websocket-hang' }],
    },
    network: 'online',
    services: {
      whatsapp: partly({ web: 'works', messages: 'partial' }, 'websocket', 'timeout'),
      discord: partly({ web: 'works', messages: 'blocked' }, 'websocket', 'timeout'),
    },
  },
  // The tests of verdicts cover each way; here are those that nearly all of these servers have.
  ...[1, 2, 3].map(otherWay),
  {
    name: 'pages-of-unusual-shapes',
    source:
      'pages as public texts show them: a challenge, names that changed or are gone, a base, a login on another host',
    also: ['slack', 'snapchat', 'threema', 'wire', 'matrix'],
    behaviours: {
      'discord.com': [
        {
          ...html(403, '<!doctype html><script src="/cdn-cgi/challenge.js"></script><footer></footer>', {
            'cf-mitigated': 'challenge',
          }),
          path: '/login',
        },
      ],
      'www.facebook.com': [
        {
          ...html(200, pageWith('www.facebook.com', '<script src="https://static.xx.fbcdn.net/old.js"></script>')),
          path: '/login/',
          times: 1,
        },
      ],
      'web.threema.ch': [
        {
          ...html(200, pageWith('web.threema.ch', '<base href="/dist/"><script src="app.js?v=2.6.2"></script>')),
          path: '/',
        },
      ],
      'app.wire.com': [
        { ...html(200, pageWith('app.wire.com', '<script src="/min/gone.js"></script>')), path: '/' },
        { kind: 'answer', status: 404, path: '/min/gone.js' },
      ],
      'app.element.io': [
        { ...html(200, pageWith('app.element.io', '<script src="//cdn.example/all.js"></script>')), path: '/' },
      ],
    },
    network: 'online',
    others: works,
  },
  {
    name: 'block-page-on-plain-http-alone',
    source: 'OONI httpDiffWithConsistentDNS, httpBlockingConnectionReset: https is what the services use',
    rules: [{ kind: 'http-host', names: hostsOf(), answer: 'page' }],
    network: 'online',
  },
];
