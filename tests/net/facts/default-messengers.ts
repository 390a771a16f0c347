import { pageOf, pageWith } from '../page.ts';
import {
  anyWay,
  anyWayOfMeta,
  goneOrSmaller,
  json,
  led,
  notFound,
  page,
  png,
  type ServerFact,
} from '../server-fact.ts';

const telegramTexts = 'core.telegram.org/mtproto/transports; Flowseal/tg-ws-proxy issue 540; telegram-tt issue 28';
const signalReport = 'jaredwray/signal-web, validation report with seven browsers, 2026-10-01';
const heads = 'a log of curl -I of 2024-03-29, of telegram, whatsapp, viber, vk, discord and signal';
const noText = 'no public text shows an answer';

const telegram: readonly ServerFact[] = [
  {
    host: /^(?:kws[1-5]|zws[1-5])(?:-1)?\.web\.telegram\.org$/,
    answer: notFound,
    channel: { subprotocol: 'binary', speaks: 'mtproto' },
    unknown: {
      what: 'what is answered without the subprotocol that "must be present", and to a foreign Origin',
      otherwise: [
        { answer: notFound, channel: { speaks: 'mtproto' } },
        {
          answer: led('https://core.telegram.org/'),
          channel: { subprotocol: 'binary', origin: 'https://web.telegram.org', speaks: 'mtproto' },
        },
      ],
    },
    source: telegramTexts,
  },
  {
    host: /^(?:pluto|venus|aurora|vesta|flora)(?:-1)?\.web\.telegram\.org$/,
    answer: notFound,
    channel: { subprotocol: 'binary' },
    unknown: { what: 'the status for random bytes: any is an answer', otherwise: anyWay },
    source: telegramTexts,
  },
  {
    host: /^web\.telegram\.org$/,
    answer: pageWith({ server: 'nginx/1.18.0' }),
    source: heads,
  },
  {
    host: /^telegram\.org$/,
    path: '/img/Telegram200million.png',
    bytes: 32_477_141,
    source: 'dpi-detector core/telegram_scanner.py, and a port of it with the exact size',
  },
  {
    host: /^td\.telegram\.org$/,
    bytes: 30_000_000,
    unknown: { what: 'the exact size, and whether old versions stay', otherwise: goneOrSmaller },
    source: 'installation scripts of Telegram Desktop',
  },
];

const whatsappScript = {
  status: 200,
  headers: { 'content-type': 'application/x-javascript' },
  body: '{\\"client_revision\\":1031111111}',
};

const whatsapp: readonly ServerFact[] = [
  {
    host: /^web\.whatsapp\.com$/,
    path: '/sw.js',
    // Firefox sends "same-origin" from an extension, Chromium "none".
    answer: ({ headers }) =>
      headers['sec-fetch-site'] === 'none' && headers['user-agent']?.startsWith('Mozilla/')
        ? whatsappScript
        : { status: 400 },
    unknown: { what: 'whether "same-origin" gives 200 too', otherwise: [{ answer: whatsappScript }] },
    source: 'WhiskeySockets/Baileys pull request 1883, which tried all headers',
  },
  {
    host: /^web\.whatsapp\.com$/,
    path: '/desktop/windows/release/',
    bytes: 100_000_000,
    unknown: { what: 'whether it is still there, now that the app is in a shop', otherwise: goneOrSmaller },
    source: 'installation scripts of WhatsApp',
  },
  {
    host: /^web\.whatsapp\.com$/,
    path: '/ws/',
    answer: { status: 400 },
    channel: { origin: 'https://web.whatsapp.com', speaks: 'noise' },
    unknown: {
      what: 'the answer to a foreign Origin, and to a plain request',
      otherwise: [
        { answer: page('WhatsApp Web'), channel: { speaks: 'noise' } },
        { answer: { status: 426 }, channel: { speaks: 'noise' } },
      ],
    },
    source: 'tulir/whatsmeow socket/constants.go, which sends the Origin of the web client',
  },
  {
    host: /^v\.whatsapp\.net$/,
    path: '/v2/register',
    answer: {
      status: 200,
      headers: { 'content-type': 'text/json' },
      body: '{"status":"fail","reason":"missing_param","param":"authkey"}',
    },
    unknown: {
      what: 'the answer of today: this one is of 2020; a real 503 has been seen',
      otherwise: [{ answer: { status: 503 } }, ...anyWay],
    },
    source: 'ooni/spec nettests/ts-018-whatsapp.md',
  },
  {
    host: /^mmg\.whatsapp\.net$/,
    answer: notFound,
    unknown: { what: noText, otherwise: anyWayOfMeta },
    source: 'named by tulir/whatsmeow',
  },
  {
    host: /^www\.whatsapp\.com$/,
    path: '/android/current/WhatsApp.apk',
    answer: led('https://scontent.whatsapp.net/v/t39.8562-34/WhatsApp.apk'),
    unknown: {
      what: 'which host it leads to',
      otherwise: [
        { bytes: 50_000_000 },
        { answer: led('https://media-fra3-1.cdn.whatsapp.net/v/t39/WhatsApp.apk') },
        ...goneOrSmaller,
      ],
    },
    source: 'installation scripts of 2026, which follow its redirect and check what they got',
  },
  {
    host: /^scontent\.whatsapp\.net$/,
    bytes: 50_000_000,
    unknown: { what: 'the exact size', otherwise: goneOrSmaller },
    source: 'as above; the host is from memory',
  },
];

const signal: readonly ServerFact[] = [
  {
    host: /^signal\.org$/,
    answer: pageWith({ server: 'AmazonS3', via: '1.1 0.cloudfront.net (CloudFront)' }),
    source: heads,
  },
  {
    host: /^(?:chat|grpc\.chat|storage|cdn|cdn2|cdn3|cdsi|svr2)\.signal\.org$/,
    privateAuthority: true,
    answer: { ...notFound, headers: { 'x-signal-timestamp': '0' } },
    channel: {},
    source: signalReport,
  },
  {
    host: /^updates\.signal\.org$/,
    path: '/desktop/',
    bytes: 100_000_000,
    unknown: { what: 'whether old versions stay', otherwise: goneOrSmaller },
    source: 'updates.signal.org/desktop/latest.yml',
  },
  {
    host: /^updates\.signal\.org$/,
    path: '/android/',
    bytes: 80_000_000,
    unknown: { what: 'the exact size, and whether old versions stay', otherwise: goneOrSmaller },
    source: 'a guide that fetches version 7.30.2',
  },
  { host: /^updates\.signal\.org$/, answer: notFound, source: signalReport },
];

const messenger: readonly ServerFact[] = [
  {
    host: /^www\.facebook\.com$/,
    path: '/messages/',
    answer: led('https://www.facebook.com/login/'),
    unknown: {
      what: 'the status: 302 to the login of the same host is from memory',
      otherwise: [{ answer: { status: 400 } }, ...anyWayOfMeta],
    },
    source: 'reports of April 2026 that messenger.com leads here',
  },
  {
    host: /^edge-chat\.(?:facebook|messenger|instagram)\.com$/,
    answer: { status: 400 },
    channel: { login: true },
    unknown: { what: 'the status of a plain request', otherwise: anyWayOfMeta },
    source: 'public clients, which send cookies and an Origin with the handshake',
  },
  {
    host: /^gateway\.facebook\.com$/,
    answer: { status: 400 },
    channel: { login: true },
    unknown: { what: 'the status of a plain request', otherwise: anyWayOfMeta },
    source: 'public clients of 2026, which send cookies and a number of the device with the handshake',
  },
  {
    host: /^static\.xx\.fbcdn\.net$/,
    answer: notFound,
    unknown: { what: noText, otherwise: anyWayOfMeta },
    source: 'OONI ts-019 names it',
  },
  {
    host: /^rupload\.facebook\.com$/,
    answer: { status: 400 },
    unknown: { what: noText, otherwise: anyWay },
    source: 'OONI ts-019 names it',
  },
];

const gatewayHello = '{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250,"_trace":[]}}';

const discord: readonly ServerFact[] = [
  {
    host: /^discord\.com$/,
    path: '/api/v10/gateway',
    answer: json('{"url":"wss://gateway.discord.gg"}'),
    source: 'discord-api-docs, Get Gateway; a console log of curl',
  },
  {
    host: /^gateway\.discord\.gg$/,
    answer: { status: 400 },
    channel: { hello: gatewayHello },
    unknown: {
      what: 'the status of a plain request',
      otherwise: [
        { answer: { status: 426 }, channel: { hello: gatewayHello } },
        { answer: notFound, channel: { hello: gatewayHello } },
      ],
    },
    source: 'discord-api-docs, Gateway; captured frames',
  },
  {
    host: /^cdn\.discordapp\.com$/,
    path: '/embed/avatars/',
    answer: png,
    source: 'discord-api-docs, Reference; the test of a checker',
  },
  {
    host: /^latency\.discord\.media$/,
    path: '/rtc',
    answer: json('[{"region":"rotterdam","ips":["66.22.0.1"]}]'),
    unknown: { what: 'the regions of today', otherwise: [{ answer: json('[]') }] },
    source: 'Android app of Discord, RTC_LATENCY_ENDPOINT, a request without a login',
  },
  {
    host: /^stable\.dl2\.discordapp\.net$/,
    bytes: 80_000_000,
    unknown: { what: 'the exact size', otherwise: goneOrSmaller },
    source: 'installation scripts; packages for Nix that hold on to old versions',
  },
];

const viber: readonly ServerFact[] = [
  {
    host: /^www\.viber\.com$/,
    answer: pageOf,
    unknown: { what: 'the page itself was not seen', otherwise: [{ answer: led('/en/') }, ...anyWay] },
    source: heads,
  },
  {
    host: /^dl-media\.viber\.com$/,
    answer: notFound,
    unknown: { what: noText, otherwise: anyWay },
    source: 'v2fly data/viber',
  },
  {
    host: /^download\.cdn\.viber\.com$/,
    bytes: 80_000_000,
    unknown: { what: 'the exact size', otherwise: goneOrSmaller },
    source: 'ALT Linux handbook; a package for Gentoo',
  },
];

const max: readonly ServerFact[] = [
  {
    host: /^web\.max\.ru$/,
    answer: pageOf,
    unknown: { what: 'the status, which is from memory', otherwise: anyWay },
    source: 'PyMax names it',
  },
  {
    host: /^(?:ws-api|api)\.oneme\.ru$/,
    answer: { status: 400 },
    channel: { origin: 'https://web.max.ru' },
    unknown: {
      what: 'whether it was the Origin that one client without it was refused for, with 403; the status of a page',
      otherwise: [
        { answer: notFound, channel: {} },
        { answer: { status: 403 }, channel: { origin: 'https://web.max.ru' } },
      ],
    },
    source: 'nsdkinx/vkmax issue 8; every client sets this Origin',
  },
  {
    host: /^i\.oneme\.ru$/,
    answer: notFound,
    unknown: { what: noText, otherwise: anyWay },
    source: 'hxehex whitelist.txt',
  },
  {
    host: /^download\.max\.ru$/,
    bytes: 80_000_000,
    unknown: { what: 'the exact size', otherwise: goneOrSmaller },
    source: 'packages of MAX, one of which pins it with its hash',
  },
];

/** The messengers that are on by default. */
export const defaultMessengers: readonly ServerFact[] = [
  ...telegram,
  ...whatsapp,
  ...signal,
  ...messenger,
  ...discord,
  ...viber,
  ...max,
];
