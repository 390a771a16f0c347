import { pageOf } from '../../src/measure/transfers/transfer-endpoint.ts';
import { relayPlace } from '../../src/model/call-relay.ts';
import type { Service, ServiceId } from '../../src/model/service.ts';

/** Other names that a service's page uses, or its web client once somebody has signed in. */
interface PageNames {
  readonly hosts: readonly string[];
  /** The public text that shows it, and the day of reading it. */
  readonly where: string;
}

/** Without the hosts of pages and of their scripts and styles, which have sources in the catalogue. */
const besidePages: Readonly<Record<ServiceId, readonly PageNames[]>> = {
  whatsapp: [
    { hosts: ['mmg.whatsapp.net'], where: 'tulir/whatsmeow socket/constants.go, as WhatsApp Web, 2026-11-26' },
    { hosts: ['www.whatsapp.com'], where: 'the site, 2026-11-26' },
  ],
  messenger: [
    { hosts: ['edge-chat.facebook.com'], where: 'purple-meta, for facebook.com, 2026-11-26' },
    { hosts: ['gateway.facebook.com'], where: 'public clients of facebook.com of 2026, 2026-11-26' },
    { hosts: ['static.xx.fbcdn.net'], where: 'OONI ts-019; web-resilience-test facebook.com.json, 2026-11-30' },
    { hosts: ['rupload.facebook.com'], where: 'mautrix/meta pkg/messagix, as facebook.com, 2026-11-26' },
  ],
  telegram: [
    {
      hosts: [1, 2, 3, 4, 5].flatMap((dc) => [`kws${dc}.web.telegram.org`, `kws${dc}-1.web.telegram.org`]),
      where: 'morethanwords/tweb src/lib/mtproto/dcConfigurator.ts, 2026-11-26',
    },
    {
      hosts: [1, 2, 3, 4, 5].map((dc) => `zws${dc}.web.telegram.org`),
      where: 'Ajaxy/telegram-tt src/lib/gramjs/Utils.ts, getDC, 2026-12-01',
    },
    { hosts: ['telegram.org'], where: 'the site, 2026-11-26' },
    { hosts: ['venus.web.telegram.org'], where: 'core.telegram.org/mtproto/transports; tweb over HTTP, 2026-11-26' },
  ],
  signal: [],
  discord: [
    { hosts: ['gateway.discord.gg'], where: 'discord-api-docs, Gateway: Connecting, 2026-11-26' },
    { hosts: ['cdn.discordapp.com'], where: 'discord-api-docs, Reference: Image Formatting, 2026-11-26' },
  ],
  bale: [{ hosts: ['next-ws.bale.ai'], where: 'public clients of its web client, 2026-11-25' }],
  bip: [{ hosts: ['pweb.bip.com'], where: 'the configuration of its web client, 2026-11-25' }],
  dingtalk: [{ hosts: ['webalfa.dingtalk.com'], where: 'scripts of its web client of 2016 to 2020, 2026-11-25' }],
  eitaa: [
    {
      hosts: ['hosna.eitaa.com', 'armita.eitaa.com', 'majid.eitaa.com'],
      where: 'public clients of its web client, their list of data centres, 2026-11-25',
    },
  ],
  matrix: [{ hosts: ['matrix-client.matrix.org'], where: 'element-web tests, 2026-11-25' }],
  'google-meet': [{ hosts: ['meetings.googleapis.com'], where: 'Google Workspace Admin Help, 2026-11-25' }],
  'google-messages': [
    { hosts: ['instantmessaging-pa.googleapis.com'], where: 'mautrix/gmessages, as its web client, 2026-12-01' },
  ],
  instagram: [
    { hosts: ['edge-chat.instagram.com'], where: 'public clients of instagram.com, 2026-11-25' },
    { hosts: ['static.cdninstagram.com'], where: 'web-resilience-test instagram.com.json, 2026-11-30' },
  ],
  kakaotalk: [{ hosts: ['t1.kakaocdn.net'], where: 'web-resilience-test kakao.com.json, 2026-11-30' }],
  max: [{ hosts: ['ws-api.oneme.ru', 'api.oneme.ru', 'i.oneme.ru'], where: 'PyMax, as web.max.ru, 2026-11-26' }],
  teams: [
    { hosts: ['go.trouter.teams.microsoft.com'], where: 'public clients of its web client, 2026-11-25' },
    { hosts: ['statics.teams.cdn.office.net'], where: 'Microsoft 365 URLs and IP ranges, 2026-11-25' },
  ],
  rubika: [{ hosts: ['getdcmess.iranlms.ir'], where: 'public clients of its web client, 2026-11-25' }],
  slack: [
    { hosts: ['wss-primary.slack.com'], where: 'Slack API documentation, Socket Mode; its web client, 2026-11-25' },
    { hosts: ['a.slack-edge.com'], where: 'a saved sign-in page of March 2025, 2026-11-30' },
    { hosts: ['files.slack.com'], where: 'Slack API documentation, files, 2026-11-25' },
  ],
  snapchat: [
    { hosts: ['aws.duplex.snapchat.com', 'cf-st.sc-cdn.net'], where: 'notes on its web client of 2025, 2026-11-30' },
  ],
  soroush: [{ hosts: ['im-server.splus.ir'], where: 'public clients of its web client, 2026-11-25' }],
  threema: [{ hosts: ['saltyrtc-ff.threema.ch'], where: 'threema-web src/userconfig.js, 2026-11-25' }],
  vk: [
    { hosts: ['api.vk.ru'], where: 'v2fly data/vk, 2026-11-25' },
    { hosts: ['sun9-15.userapi.com'], where: 'pictures of vk.com come from such hosts: v2fly data/vk, 2026-11-25' },
  ],
  wechat: [
    {
      hosts: ['webpush.web.wechat.com', 'file.web.wechat.com'],
      where: 'ItChat itchat/components/login.py, as its web client, 2026-11-25',
    },
  ],
  wire: [
    { hosts: ['prod-nginz-https.wire.com', 'prod-assets.wire.com'], where: 'wire-web-packages Backend.ts, 2026-11-25' },
  ],
  zalo: [
    { hosts: ['wpa.chat.zalo.me'], where: 'zca-js src/apis/login.ts, as its web client, 2026-11-25' },
    { hosts: ['zalo-api.zadn.vn'], where: 'stickers of its web client, 2026-11-25' },
  ],
};

const hostOf = (url: string) => new URL(url).hostname;

/** The names that a service's pages use. */
export function namesOfPages({ id, endpoints }: Service): ReadonlySet<string> {
  const pages = endpoints.filter((one) => one.function === 'web');
  return new Set([
    ...pages.flatMap((page) => [
      hostOf(page.url),
      hostOf(pageOf(page)),
      ...(page.assets ?? []).map(({ host }) => host),
    ]),
    ...(besidePages[id] ?? []).flatMap(({ hosts }) => hosts),
  ]);
}

/** The names that a check of a service may use. */
export function namesOfChecks({ endpoints, relays = [] }: Service): ReadonlySet<string> {
  const urls = endpoints.flatMap(({ url, upload, large = [] }) => [
    url,
    ...(upload ? [upload] : []),
    ...large.flatMap((one) => [one.url, ...(one.redirectsTo ? [one.redirectsTo] : [])]),
  ]);
  return new Set([...urls.map(hostOf), ...relays.map((relay) => relayPlace(relay).host)]);
}
