import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from './answer.ts';

/** The parts of a request that decide how the real server answers. */
export interface AskedOf {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
}

/** What a server requires of a WebSocket handshake. It refuses all others like the real one. */
export interface ChannelFact {
  /** The required `Sec-WebSocket-Protocol`. */
  readonly subprotocol?: string;
  /** The only accepted Origin. */
  readonly origin?: string;
  /** Its first message, sent before the client's. */
  readonly hello?: string;
  /** It refuses every handshake without a login. */
  readonly login?: true;
}

/**
 * What is known of a real server, from public texts and not from the catalogue, so that the catalogue is tested and not
 * repeated. Where no text says how a server answers, the row gives the stricter answer and says so in `unknown`.
 */
export interface ServerFact {
  readonly host: RegExp;
  /** The prefix of the paths of this row; absent for all. */
  readonly path?: string;
  /** Its certificate is from an authority that no browser trusts. */
  readonly privateAuthority?: true;
  /** The answer without a login. */
  readonly answer?: Answer | ((asked: AskedOf) => Answer);
  /** The size of a large object, bytes. */
  readonly bytes?: number;
  readonly channel?: ChannelFact;
  readonly unknown?: string;
  readonly source: string;
}

const notFound: Answer = { status: 404 };
const json = (body: string): Answer => ({ status: 200, headers: { 'content-type': 'application/json' }, body });
const page = (title: string): Answer => ({ status: 200, body: `<!doctype html><title>${title}</title>` });
const led = (location: string): Answer => ({ status: 302, headers: { location } });
const png: Answer = {
  status: 200,
  headers: { 'content-type': 'image/png' },
  body: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
};

const telegramTexts = 'core.telegram.org/mtproto/transports; Flowseal/tg-ws-proxy issue 540; telegram-tt issue 28';
const signalReport = 'jaredwray/signal-web, validation report with seven browsers, 2026-10-01';
const heads = 'a log of curl -I of 2024-03-29, of telegram, whatsapp, viber, vk, discord and signal';
const noText = 'no public text shows an answer';

/** The first matching row applies. */
export const serverFacts: readonly ServerFact[] = [
  {
    host: /^(?:kws[1-5]|zws[1-5])(?:-1)?\.web\.telegram\.org$/,
    answer: notFound,
    channel: { subprotocol: 'binary' },
    unknown: 'what is answered without the subprotocol that "must be present", and to a foreign Origin',
    source: telegramTexts,
  },
  {
    host: /^(?:pluto|venus|aurora|vesta|flora)(?:-1)?\.web\.telegram\.org$/,
    answer: notFound,
    channel: { subprotocol: 'binary' },
    unknown: 'the status for random bytes: any is an answer',
    source: telegramTexts,
  },
  {
    host: /^web\.telegram\.org$/,
    answer: { ...page('Telegram Web'), headers: { server: 'nginx/1.18.0' } },
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
    unknown: 'the exact size',
    source: 'installation scripts of Telegram Desktop',
  },
  {
    host: /^web\.whatsapp\.com$/,
    path: '/sw.js',
    // Firefox sends "same-origin" from an extension, Chromium "none".
    answer: ({ headers }) =>
      headers['sec-fetch-site'] === 'none'
        ? {
            status: 200,
            headers: { 'content-type': 'application/x-javascript' },
            body: '{\\"client_revision\\":1031111111}',
          }
        : { status: 400 },
    unknown: 'whether "same-origin" gives 200 too',
    source: 'WhiskeySockets/Baileys pull request 1883, which tried all headers',
  },
  {
    host: /^web\.whatsapp\.com$/,
    path: '/ws/',
    answer: { status: 400 },
    channel: { origin: 'https://web.whatsapp.com' },
    unknown: 'the answer to a foreign Origin',
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
    unknown: 'the answer of today: this one is of 2020; a real 503 has been seen',
    source: 'ooni/spec nettests/ts-018-whatsapp.md',
  },
  { host: /^mmg\.whatsapp\.net$/, answer: notFound, unknown: noText, source: 'named by tulir/whatsmeow' },
  {
    host: /^www\.whatsapp\.com$/,
    path: '/android/current/WhatsApp.apk',
    bytes: 50_000_000,
    unknown: 'which host it leads to',
    source: 'installation scripts of 2026, which check what they got',
  },
  { host: /^signal\.org$/, answer: page('Signal'), source: heads },
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
    unknown: 'whether old versions stay',
    source: 'updates.signal.org/desktop/latest.yml',
  },
  { host: /^updates\.signal\.org$/, answer: notFound, source: signalReport },
  {
    host: /^www\.facebook\.com$/,
    path: '/messages/',
    answer: led('https://www.facebook.com/login/'),
    unknown: 'the status: 302 to the login of the same host is from memory',
    source: 'reports of April 2026 that messenger.com leads here',
  },
  {
    host: /^edge-chat\.(?:facebook|messenger|instagram)\.com$/,
    answer: { status: 400 },
    channel: { login: true },
    unknown: 'the status of a plain request',
    source: 'public clients, which send cookies and an Origin with the handshake',
  },
  { host: /^static\.xx\.fbcdn\.net$/, answer: notFound, unknown: noText, source: 'OONI ts-019 names it' },
  { host: /^rupload\.facebook\.com$/, answer: { status: 400 }, unknown: noText, source: 'OONI ts-019 names it' },
  {
    host: /^www\.instagram\.com$/,
    path: '/direct/inbox/',
    answer: led('https://www.instagram.com/accounts/login/'),
    unknown: 'the status, which is from memory',
    source: 'public programs that open it',
  },
  {
    host: /^discord\.com$/,
    path: '/api/v10/gateway',
    answer: json('{"url":"wss://gateway.discord.gg"}'),
    source: 'discord-api-docs, Get Gateway; a console log of curl',
  },
  {
    host: /^gateway\.discord\.gg$/,
    answer: { status: 400 },
    channel: { hello: '{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250,"_trace":[]}}' },
    source: 'discord-api-docs, Gateway; captured frames',
  },
  {
    host: /^cdn\.discordapp\.com$/,
    path: '/embed/avatars/',
    answer: png,
    source: 'discord-api-docs, Reference; the test of a checker',
  },
  {
    host: /^stable\.dl2\.discordapp\.net$/,
    bytes: 80_000_000,
    unknown: 'the exact size',
    source: 'installation scripts; packages for Nix that hold on to old versions',
  },
  { host: /^www\.viber\.com$/, answer: page('Viber'), unknown: 'the page itself was not seen', source: heads },
  { host: /^dl-media\.viber\.com$/, answer: notFound, unknown: noText, source: 'v2fly data/viber' },
  {
    host: /^download\.cdn\.viber\.com$/,
    bytes: 80_000_000,
    unknown: 'the exact size',
    source: 'ALT Linux handbook; a package for Gentoo',
  },
  {
    host: /^web\.max\.ru$/,
    answer: page('MAX'),
    unknown: 'the status, which is from memory',
    source: 'PyMax names it',
  },
  {
    host: /^(?:ws-api|api)\.oneme\.ru$/,
    answer: { status: 400 },
    channel: { origin: 'https://web.max.ru' },
    unknown: 'whether it was the Origin that one client without it was refused for, with 403',
    source: 'nsdkinx/vkmax issue 8; every client sets this Origin',
  },
  { host: /^i\.oneme\.ru$/, answer: notFound, unknown: noText, source: 'hxehex whitelist.txt' },
  {
    host: /^download\.max\.ru$/,
    bytes: 80_000_000,
    unknown: 'the exact size',
    source: 'packages of MAX, one of which pins it with its hash',
  },
  {
    host: /^(?:vk\.com|api\.vk\.(?:com|ru)|vk\.ru)$/,
    answer: ({ method }) => ({
      ...page('VK'),
      headers: { server: 'kittenx' },
      ...(method === 'HEAD' && { status: 418 }),
    }),
    source: heads,
  },
  {
    host: /^next-ws\.bale\.ai$/,
    answer: notFound,
    channel: { login: true },
    unknown: 'how a handshake without the cookie is refused, and the status of a page',
    source: 'public clients of Bale',
  },
  {
    host: /^getdcmess\.iranlms\.ir$/,
    answer: json(
      '{"data":{"API":{"1":"https://messengerg2c1.iranlms.ir"},"socket":{"1":"wss://msocket1.iranlms.ir:80"}}}',
    ),
    source: 'ten public clients of Rubika',
  },
  {
    host: /^(?:hosna|armita|majid)\.eitaa\.com$/,
    answer: notFound,
    unknown: 'the status of a page: messages are posted',
    source: 'public clients of Eitaa',
  },
  {
    host: /^im-server\.splus\.ir$/,
    answer: notFound,
    channel: { subprotocol: 'binary', origin: 'https://web.splus.ir' },
    unknown: 'whether either is insisted on',
    source: 'five public clients of Soroush Plus',
  },
  {
    host: /^chat\.google\.com$/,
    answer: led('https://accounts.google.com/'),
    unknown: 'the status, which is from memory',
    source: 'ports of mautrix-googlechat',
  },
  {
    host: /^webalfa\.dingtalk\.com$/,
    answer: { status: 400 },
    channel: {},
    unknown: 'whether it is still there',
    source: 'scripts of 2016 to 2020',
  },
  {
    host: /^matrix-client\.matrix\.org$/,
    path: '/_matrix/client/versions',
    answer: json('{"versions":["v1.11"],"unstable_features":{}}'),
    source: 'Matrix specification',
  },
  {
    host: /^webpush\.web\.wechat\.com$/,
    answer: {
      status: 200,
      headers: { 'content-type': 'text/javascript' },
      body: 'window.synccheck={retcode:"1101",selector:"0"}',
    },
    unknown: 'whether it still answers so without a login',
    source: 'ItChat, as of some years ago',
  },
  {
    host: /^dldir1v6\.qq\.com$/,
    bytes: 200_000_000,
    unknown: 'the exact size',
    source: 'installation scripts of WeChat',
  },
  {
    host: /^statics\.teams\.cdn\.office\.net$/,
    path: '/production-teamsprovision/',
    bytes: 1_000_000,
    source: 'Microsoft Learn, bulk install Teams',
  },
  { host: /^zoom\.us$/, path: '/client/', bytes: 80_000_000, unknown: 'the exact size', source: 'zoom.us/download' },
  {
    host: /^meet\.google\.com$/,
    answer: led('https://workspace.google.com/products/meet/'),
    unknown: 'the status, which is from memory',
    source: 'Google Workspace Admin Help names it',
  },
  {
    host: /^app\.slack\.com$/,
    answer: led('https://slack.com/'),
    unknown: 'the status, which is from memory',
    source: 'v2fly data/slack names it',
  },
  {
    host: /^(?:line\.me|www\.kakaocorp\.com|teams\.microsoft\.com)$/,
    answer: led('/en/'),
    unknown: 'the status, and where on the same host it leads: both are from memory',
    source: 'v2fly data/line and data/kakao; Microsoft 365 URLs',
  },
  {
    host: /^web\.(?:bale\.ai|rubika\.ir|eitaa\.com|splus\.ir|botim\.me|wechat\.com|bip\.com|threema\.ch|vk\.me)$|^(?:im\.qq\.com|im\.dingtalk\.com|app\.element\.io|facetime\.apple\.com|imo\.im|simplex\.chat|app\.wire\.com|chat\.zalo\.me|zoom\.us|www\.snapchat\.com)$/,
    answer: page('a messenger'),
    unknown: 'the status: 200 for a page that people open is from memory',
    source: 'public texts that name these pages, as in the catalogue',
  },
  {
    // Hosts that nobody opens by hand: the stricter answer is a 4xx.
    host: /^(?:static\.cdninstagram\.com|pweb\.bip\.com|meetings\.googleapis\.com|t1\.kakaocdn\.net|legy-jp\.line-apps\.com|obs\.line-apps\.com|go\.trouter\.teams\.microsoft\.com|statics\.teams\.cdn\.office\.net|smp\d+\.simplex\.im|wss-primary\.slack\.com|a\.slack-edge\.com|files\.slack\.com|(?:web|aws\.duplex)\.snapchat\.com|cf-st\.sc-cdn\.net|saltyrtc-ff\.threema\.ch|sun9-15\.userapi\.com|file\.web\.wechat\.com|prod-(?:nginz-https|assets)\.wire\.com|wpa\.chat\.zalo\.me|zalo-api\.zadn\.vn|cdn\.zoom\.us)$/,
    answer: notFound,
    unknown: noText,
    source: 'public texts that name these hosts, as in the catalogue',
  },
  { host: /^www\.google\.com$/, path: '/generate_204', answer: { status: 204 }, source: 'dpi-ch cidrwhitelist.go' },
  {
    host: /^cdn\.kernel\.org$/,
    path: '/pub/',
    bytes: 140_000_000,
    source: 'build recipes of several distributions',
  },
  { host: /^ftp\.gnu\.org$/, path: '/gnu/', bytes: 87_000_000, source: 'build recipes of several distributions' },
  {
    host: /^awscli\.amazonaws\.com$/,
    path: '/awscli-exe-linux-x86_64.zip',
    bytes: 60_000_000,
    unknown: 'the exact size',
    source: 'installation instructions of the AWS command line tools',
  },
  { host: /^awscli\.amazonaws\.com$/, answer: { status: 403 }, unknown: noText, source: 'as above' },
  {
    host: /^ftp\.fau\.de$/,
    path: '/debian/ls-lR.gz',
    bytes: 20_000_000,
    unknown: 'whether this mirror has the list',
    source: 'mirror list of Debian; the size is that of another mirror',
  },
];

/** The row for a path of a host. */
export function factOf(host: string, path: string): ServerFact | undefined {
  return serverFacts.find((fact) => fact.host.test(host) && path.startsWith(fact.path ?? ''));
}

/** The status with which a server refuses a handshake; undefined where it accepts. */
export function refusalOf(
  { subprotocol, origin, login }: ChannelFact,
  handshake: { readonly subprotocols: readonly string[]; readonly origin: string | undefined },
): number | undefined {
  if (login) return 401;
  if (subprotocol !== undefined && !handshake.subprotocols.includes(subprotocol)) return 400;
  if (origin !== undefined && origin !== handshake.origin) return 403;
  return undefined;
}
