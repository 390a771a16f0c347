import type { CountryId } from '../model/country-ids.ts';
import { mayDecide } from '../model/may-decide.ts';
import type { Control, Endpoint, Service, ServiceId } from '../model/service.ts';
import { controlWithContacts, serviceWithContacts } from './contacts.ts';
import { captiveControls, foreignControls, resolverControls } from './controls.ts';
import { domesticPacks } from './domestic-pack.ts';
import { bale } from './services/bale.ts';
import { bip } from './services/bip.ts';
import { botim } from './services/botim.ts';
import { dingtalk } from './services/dingtalk.ts';
import { discord } from './services/discord.ts';
import { eitaa } from './services/eitaa.ts';
import { facetime } from './services/facetime.ts';
import { googleChat } from './services/google-chat.ts';
import { googleMeet } from './services/google-meet.ts';
import { imo } from './services/imo.ts';
import { instagram } from './services/instagram.ts';
import { kakaotalk } from './services/kakaotalk.ts';
import { line } from './services/line.ts';
import { matrix } from './services/matrix.ts';
import { max } from './services/max.ts';
import { messenger } from './services/messenger.ts';
import { qq } from './services/qq.ts';
import { rubika } from './services/rubika.ts';
import { signal } from './services/signal.ts';
import { simplex } from './services/simplex.ts';
import { slack } from './services/slack.ts';
import { snapchat } from './services/snapchat.ts';
import { soroush } from './services/soroush.ts';
import { teams } from './services/teams.ts';
import { telegram } from './services/telegram.ts';
import { threema } from './services/threema.ts';
import { viber } from './services/viber.ts';
import { vk } from './services/vk.ts';
import { wechat } from './services/wechat.ts';
import { whatsapp } from './services/whatsapp.ts';
import { wire } from './services/wire.ts';
import { zalo } from './services/zalo.ts';
import { zoom } from './services/zoom.ts';

const written: readonly Service[] = [
  whatsapp,
  messenger,
  telegram,
  signal,
  discord,
  bale,
  bip,
  botim,
  dingtalk,
  eitaa,
  matrix,
  facetime,
  googleChat,
  googleMeet,
  imo,
  instagram,
  kakaotalk,
  line,
  max,
  teams,
  qq,
  rubika,
  simplex,
  slack,
  snapchat,
  soroush,
  threema,
  viber,
  vk,
  wechat,
  wire,
  zalo,
  zoom,
];

/** Those that are checked in every country first, then the others by name. */
export const services: readonly Service[] = written.map(serviceWithContacts);

/** All controls, including the domestic ones of every country. */
export const controls: readonly Control[] = [
  ...captiveControls,
  ...foreignControls,
  ...resolverControls,
  ...domesticPacks.flatMap((pack) => pack.controls),
].map(controlWithContacts);

export function serviceById(id: ServiceId): Service | undefined {
  return services.find((service) => service.id === id);
}

/** The controls of a round: the common ones and those of one country. */
export function controlsFor(country: CountryId | undefined): readonly Control[] {
  return controls.filter((control) => control.country === undefined || control.country === country);
}

/** A control of each other country: the first whose answer may decide. */
export function controlsElsewhere(country: CountryId | undefined): readonly Control[] {
  return domesticPacks.flatMap((pack) => {
    const own = controls.filter((control) => control.country === pack.country);
    return pack.country === country ? [] : (own.find(mayDecide) ?? []);
  });
}

/** The URL of every request that may be made for an endpoint: its probes, comparison probes and transfers. */
function patternsOf({ url, hstsPreloaded, addresses = [], large = [], upload }: Endpoint): string[] {
  const { protocol, hostname } = new URL(url);
  // A WebSocket's error has no details, so a page request to the same host finds the cause. A page that came over an
  // old connection is tried by a WebSocket, which has one of its own.
  const patterns = [`${protocol}//${hostname}/*`, `https://${hostname}/*`, `wss://${hostname}/*`];
  if (!hstsPreloaded) patterns.push(`http://${hostname}/*`);
  for (const address of addresses) {
    const host = address.includes(':') ? `[${address}]` : address;
    patterns.push(`https://${host}/*`, `http://${host}/*`);
  }
  for (const other of [...large.flatMap(({ url, redirectsTo }) => [url, redirectsTo]), upload]) {
    if (other !== undefined) patterns.push(`https://${new URL(other).hostname}/*`);
  }
  return patterns;
}

/**
 * The match patterns that checks of these services and controls need, sorted and without duplicates. The manifest lists
 * them, and the person is asked for them. A pattern without a port covers all ports.
 */
export function originsFor(services: readonly Service[], controls: readonly Control[]): string[] {
  const patterns = [
    ...services.flatMap((service) => service.endpoints.flatMap(patternsOf)),
    ...controls.flatMap(({ url, large }) => (large ? [url, large.url] : [url])).map(patternOf),
  ];
  return [...new Set(patterns)].sort();
}

/** The match pattern of a URL's scheme and host. */
export function patternOf(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}

/**
 * The patterns that the manifest has to list so that access to a custom service can be requested. They are never
 * requested as a whole: the person is asked only for the one host that they added.
 */
export const originsOfAnyService: readonly string[] = ['https://*/*', 'wss://*/*'];
