import { pageOf, pageWith } from '../page.ts';
import { anyWay, anyWayOfMeta, goneOrSmaller, json, led, notFound, type ServerFact } from '../server-fact.ts';

const noText = 'no public text shows an answer';
const fromMemory = 'the status, which is from memory';

/** The messengers that a person can switch on. */
export const furtherMessengers: readonly ServerFact[] = [
  {
    host: /^www\.instagram\.com$/,
    path: '/direct/inbox/',
    answer: led('https://www.instagram.com/accounts/login/'),
    unknown: { what: fromMemory, otherwise: anyWayOfMeta },
    source: 'public programs that open it',
  },
  {
    host: /^(?:vk\.com|api\.vk\.(?:com|ru)|vk\.ru)$/,
    answer: (asked) => ({
      ...pageWith({ server: 'kittenx' })(asked),
      ...(asked.method === 'HEAD' && { status: 418 }),
    }),
    source: 'a log of curl -I of 2024-03-29',
  },
  {
    host: /^next-ws\.bale\.ai$/,
    answer: notFound,
    channel: { login: true },
    unknown: { what: 'how a handshake without the cookie is refused, and the status of a page', otherwise: anyWay },
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
    unknown: { what: 'the status of a page: messages are posted', otherwise: anyWay },
    source: 'public clients of Eitaa',
  },
  {
    host: /^im-server\.splus\.ir$/,
    answer: notFound,
    channel: { subprotocol: 'binary', origin: 'https://web.splus.ir' },
    unknown: {
      what: 'whether either is insisted on',
      otherwise: [
        { answer: { status: 400 }, channel: {} },
        { answer: { status: 403 }, channel: {} },
      ],
    },
    source: 'five public clients of Soroush Plus',
  },
  {
    host: /^chat\.google\.com$/,
    answer: led('https://accounts.google.com/'),
    unknown: { what: fromMemory, otherwise: anyWay },
    source: 'ports of mautrix-googlechat',
  },
  {
    host: /^webalfa\.dingtalk\.com$/,
    answer: { status: 400 },
    channel: {},
    unknown: {
      what: 'whether it is still there',
      otherwise: [
        { answer: { status: 400 }, channel: { login: true } },
        { answer: notFound, channel: { login: true } },
      ],
    },
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
    unknown: { what: 'whether it still answers so without a login', otherwise: anyWay },
    source: 'ItChat, as of some years ago',
  },
  {
    host: /^(?:upload\.object2\.vk-apps\.com|desktop\.line-scdn\.net|app-pc\.kakaocdn\.net|res-zaloapp-aka\.zdn\.vn)$/,
    bytes: 50_000_000,
    unknown: { what: 'the exact sizes', otherwise: goneOrSmaller },
    source: 'packages and installation scripts of these apps',
  },
  {
    host: /^dldir1v6\.qq\.com$/,
    bytes: 200_000_000,
    unknown: { what: 'the exact size', otherwise: goneOrSmaller },
    source: 'installation scripts of WeChat',
  },
  {
    host: /^statics\.teams\.cdn\.office\.net$/,
    path: '/production-teamsprovision/',
    bytes: 1_000_000,
    source: 'Microsoft Learn, bulk install Teams',
  },
  {
    host: /^zoom\.us$/,
    path: '/client/',
    answer: led('https://cdn.zoom.us/prod/6.2.0.1/zoom_amd64.deb'),
    unknown: { what: 'the version of today', otherwise: [{ bytes: 150_000_000 }, ...goneOrSmaller] },
    source: 'zoom.us/download',
  },
  {
    host: /^cdn\.zoom\.us$/,
    path: '/prod/',
    bytes: 150_000_000,
    unknown: { what: 'the exact size', otherwise: goneOrSmaller },
    source: 'zoom.us/download',
  },
  {
    host: /^meet\.google\.com$/,
    answer: led('https://workspace.google.com/products/meet/'),
    unknown: { what: fromMemory, otherwise: anyWay },
    source: 'Google Workspace Admin Help names it',
  },
  {
    host: /^www\.snapchat\.com$/,
    path: '/web',
    answer: { status: 303, headers: { location: 'https://accounts.snapchat.com/accounts/v2/login' } },
    unknown: { what: 'whether the page itself comes from here', otherwise: [{ answer: pageOf }, ...anyWay] },
    source: '"Snapchat Web Protocol Notes", a capture of 2025-10-12',
  },
  { host: /^accounts\.snapchat\.com$/, answer: pageOf, source: 'programs that crawl the bundle of its login' },
  {
    host: /^app\.slack\.com$/,
    answer: led('https://slack.com/'),
    unknown: { what: fromMemory, otherwise: anyWay },
    source: 'v2fly data/slack names it',
  },
  {
    host: /^(?:line\.me|www\.kakaocorp\.com|teams\.microsoft\.com)$/,
    answer: led('/en/'),
    unknown: { what: 'the status, and where on the same host it leads: both are from memory', otherwise: anyWay },
    source: 'v2fly data/line and data/kakao; Microsoft 365 URLs',
  },
  {
    host: /^web\.(?:bale\.ai|rubika\.ir|eitaa\.com|splus\.ir|botim\.me|wechat\.com|bip\.com|threema\.ch|vk\.me|arattai\.in)$|^(?:messages\.google\.com|im\.qq\.com|im\.dingtalk\.com|app\.element\.io|facetime\.apple\.com|imo\.im|simplex\.chat|delta\.chat|nine\.testrun\.org|chat\.x\.com|app\.wire\.com|chat\.zalo\.me|slack\.com|zoom\.us|www\.snapchat\.com)$/,
    answer: pageOf,
    unknown: { what: 'the status: 200 for a page that people open is from memory', otherwise: anyWay },
    source: 'public texts that name these pages, as in the catalogue',
  },
  {
    // Hosts that nobody opens by hand: the stricter answer is a 4xx.
    host: /^(?:static\.cdninstagram\.com|pweb\.bip\.com|(?:meetings|instantmessaging-pa)\.googleapis\.com|t1\.kakaocdn\.net|legy-jp\.line-apps\.com|obs\.line-apps\.com|go\.trouter\.teams\.microsoft\.com|statics\.teams\.cdn\.office\.net|smp\d+\.simplex\.im|wss-primary\.slack\.com|a\.slack-edge\.com|files\.slack\.com|(?:web|aws\.duplex)\.snapchat\.com|cf-st\.sc-cdn\.net|saltyrtc-ff\.threema\.ch|sun9-15\.userapi\.com|file\.web\.wechat\.com|prod-(?:nginz-https|assets)\.wire\.com|wpa\.chat\.zalo\.me|zalo-api\.zadn\.vn|cdn\.zoom\.us)$/,
    answer: notFound,
    unknown: { what: noText, otherwise: anyWay },
    source: 'public texts that name these hosts, as in the catalogue',
  },
];
