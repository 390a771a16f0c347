import type { Control, ControlRelay, Endpoint, Relay, Service } from '../../src/model/service.ts';

/** Small services for the rules, independent of today's catalogue. */

const read = { kind: 'client-code', where: 'made for tests', read: '2026-11-24' } as const;
const fromMemory = { kind: 'memory', where: 'from memory, for tests' } as const;

const endpoint = (id: string, of: Endpoint['function'], url: string, change: Partial<Endpoint> = {}): Endpoint => ({
  id,
  function: of,
  url,
  healthy: {},
  certificate: 'public',
  hstsPreloaded: false,
  source: read,
  ...(url.startsWith('wss:') ? { origin: 'https://web.example' } : {}),
  ...change,
});

const service = (id: string, endpoints: readonly Endpoint[], change: Partial<Service> = {}): Service => ({
  id,
  name: id,
  homepage: `https://${id}.example/`,
  endpoints: [...endpoints],
  untestable: {
    upload: endpoints.some((one) => one.function === 'media') ? 'left-out' : 'no-public-endpoint',
    calls: change.relays ? 'left-out' : 'needs-login',
  },
  ...change,
});

const dataCentre = (number: number) =>
  endpoint(`kws${number}`, 'messages', `wss://kws${number}.telegram.example/apiws`, { group: 'data-centres' });

/** A page, five equal WebSockets on their own hosts, and media. */
export const telegram = service('telegram', [
  endpoint('web', 'web', 'https://web.telegram.example/'),
  ...[1, 2, 3, 4, 5].map(dataCentre),
  endpoint('media', 'media', 'https://cdn.telegram.example/'),
]);

const large = (url: string) => ({ url, minBytes: 1_000_000, source: read });

/** A page and a media host with a large object. */
export const discord = service('discord', [
  endpoint('web', 'web', 'https://discord.example/', { healthy: { leadsTo: ['login.company.example'] } }),
  endpoint('chat', 'messages', 'wss://gateway.discord.example/'),
  endpoint('media', 'media', 'https://cdn.discord.example/', {
    large: [large('https://cdn.discord.example/large.mov')],
  }),
]);

/** Page and WebSocket share one host. */
export const whatsapp = service('whatsapp', [
  endpoint('web', 'web', 'https://web.whatsapp.example/sw.js', { hstsPreloaded: true }),
  endpoint('chat', 'messages', 'wss://web.whatsapp.example/ws/chat', { hstsPreloaded: true, firstWord: 'whatsapp' }),
  endpoint('media', 'media', 'https://mmg.whatsapp.example/'),
]);

/** Everything except the site has a certificate that no browser trusts. */
export const signal = service('signal', [
  endpoint('web', 'web', 'https://signal.example/'),
  endpoint('chat', 'messages', 'https://chat.signal.example/', { certificate: 'private-ca' }),
  endpoint('media', 'media', 'https://cdn.signal.example/', { certificate: 'private-ca' }),
]);

/** Domestic in one country. */
export const max = service(
  'max',
  [endpoint('web', 'web', 'https://web.max.example/'), endpoint('chat', 'messages', 'wss://ws.max.example/socket')],
  { domesticIn: 'RU' },
);

/** Only a plain http page with known content, which is the site: messages need the app. */
export const viber = service(
  'viber',
  [endpoint('site', 'web', 'http://www.viber.example/version', { healthy: { status: [200], body: 'v1' } })],
  { untestable: { messages: 'no-web-client', upload: 'no-public-endpoint', calls: 'no-public-endpoint' } },
);

/** Only its site and its downloads can be asked. */
export const imo = service(
  'imo',
  [
    endpoint('web', 'web', 'https://imo.example/'),
    endpoint('media', 'media', 'https://cdn.imo.example/', { large: [large('https://cdn.imo.example/app.deb')] }),
  ],
  { untestable: { messages: 'no-public-endpoint', upload: 'left-out', calls: 'no-public-endpoint' } },
);

/** A page and its files; messages need a login. */
export const zoom = service(
  'zoom',
  [
    endpoint('web', 'web', 'https://zoom.example/', { healthy: { leadsTo: ['login.company.example'] } }),
    endpoint('media', 'media', 'https://cdn.zoom.example/'),
  ],
  { untestable: { messages: 'needs-login', upload: 'left-out', calls: 'needs-login' } },
);

const relay = (url: string, change: Partial<Relay> = {}): Relay => ({ url, source: read, ...change });

/** One of its endpoints and its relay are known only from memory. */
export const line = service(
  'line',
  [
    endpoint('web', 'web', 'https://line.example/'),
    endpoint('chat', 'messages', 'https://chat.line.example/', { source: fromMemory }),
  ],
  { relays: [relay('stun:relay.line.example:3478', { source: fromMemory })] },
);

const listed = { source: { kind: 'other', where: 'a list of somebody, for tests', read: '2026-11-24' } } as const;

/** Its addresses are only in a list, so nothing shows that they are in use. */
export const slack = service(
  'slack',
  [
    endpoint('web', 'web', 'https://slack.example/', listed),
    endpoint('chat', 'messages', 'https://chat.slack.example/', { ...listed, addresses: ['198.51.100.7'] }),
    endpoint('media', 'media', 'https://files.slack.example/', {
      ...listed,
      large: [large('https://files.slack.example/large.deb')],
    }),
  ],
  { relays: [relay('stun:relay.slack.example:3478', listed)] },
);

/** Calls use relays, over UDP and TCP. */
export const messenger = service(
  'messenger',
  [endpoint('web', 'web', 'https://messenger.example/'), endpoint('chat', 'messages', 'wss://chat.messenger.example/')],
  {
    relays: [
      relay('stun:relay.messenger.example:3478'),
      relay('turn:relay.messenger.example:443?transport=udp'),
      relay('turn:relay.messenger.example:80?transport=tcp'),
    ],
    untestable: { media: 'no-public-endpoint', upload: 'no-public-endpoint', calls: 'left-out' },
  },
);

export const sampleServices: readonly Service[] = [
  telegram,
  whatsapp,
  signal,
  max,
  viber,
  line,
  discord,
  imo,
  zoom,
  messenger,
  slack,
];

const control = (kind: Control['class'], vendor: string, url: string, change: Partial<Control> = {}): Control => ({
  id: `${kind}-${vendor}`,
  class: kind,
  vendor,
  url,
  healthy: {},
  hstsPreloaded: false,
  source: read,
  ...change,
});

const browsers: Readonly<Record<string, Control['browser']>> = { google: 'Chromium', mozilla: 'Firefox' };
const captive = (vendor: string) =>
  control('captive', vendor, `http://portal.${vendor}.example/204`, {
    healthy: { status: [204] },
    browser: browsers[vendor],
  });
const foreign = (vendor: string) => control('foreign', vendor, `https://www.${vendor}.example/`);
const domestic = (vendor: string) => control('domestic', vendor, `https://${vendor}.example/`, { country: 'RU' });
const resolver = (vendor: string) =>
  control('resolver', vendor, `https://dns.${vendor}.example/dns-query`, { format: 'dns-message' });

/** Sites of countries that the device does not seem to be in. */
export const sampleElsewhere: readonly Control[] = [
  control('domestic', 'mail', 'https://mail.example/', { country: 'RU' }),
  control('domestic', 'aparat', 'https://aparat.example/', { country: 'IR' }),
];

/** Controls with a large object, in addition to the others. */
export const sampleTransferControls: readonly Control[] = ['kernel', 'gnu', 'debian', 'erlangen'].map((vendor) =>
  control('foreign', vendor, `https://${vendor}.example/`, { large: large(`https://${vendor}.example/large.xz`) }),
);

/** A site inside the country with a large object. */
export const sampleDomesticLarge: Control = control('domestic', 'mirror', 'https://mirror.example/', {
  country: 'RU',
  large: large('https://mirror.example/large.xz'),
});

/** Control relays. */
export const sampleControlRelays: readonly ControlRelay[] = ['nextcloud', 'google', 'cloudflare', 'twilio'].map(
  (vendor) => ({ ...relay(`stun:relay.${vendor}.example:3478`), id: `relay-${vendor}`, vendor }),
);

export const sampleControls: readonly Control[] = [
  ...['google', 'mozilla', 'apple'].map(captive),
  ...['github', 'wikimedia', 'google', 'cloudflare', 'debian', 'mozilla'].map(foreign),
  ...['yandex', 'mail', 'vk'].map(domestic),
  ...['quad9', 'cloudflare', 'adguard'].map(resolver),
];
