import type { CountryId } from '../model/country-ids.ts';
import type { Control, Endpoint, Service, ServiceId } from '../model/service.ts';
import { serviceWithContacts, withContact } from './contacts.ts';
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
  telegram,
  signal,
  messenger,
  discord,
  viber,
  max,
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
  teams,
  qq,
  rubika,
  simplex,
  slack,
  snapchat,
  soroush,
  threema,
  vk,
  wechat,
  wire,
  zalo,
  zoom,
];

/** Those that are on by default first; the others as people would look for them, by name. */
export const services: readonly Service[] = written.map(serviceWithContacts);

/** Every control there is, those of all countries among them. */
export const controls: readonly Control[] = [
  ...captiveControls,
  ...foreignControls,
  ...resolverControls,
  ...domesticPacks.flatMap((pack) => pack.controls),
].map(withContact);

export function serviceById(id: ServiceId): Service | undefined {
  return services.find((service) => service.id === id);
}

/** The controls of a round: the common ones, and the domestic ones of one country. */
export function controlsFor(country: CountryId | undefined): readonly Control[] {
  return controls.filter((control) => control.country === undefined || control.country === country);
}

/** Every request that may be made for one endpoint: the probe, the contrasts that explain a failure, the amounts. */
function patternsOf({ url, hstsPreloaded, addresses = [], large = [], upload }: Endpoint): string[] {
  const { protocol, hostname } = new URL(url);
  // A WebSocket's error says nothing: a plain request to the same host finds the cause.
  const patterns = [`${protocol}//${hostname}/*`, `https://${hostname}/*`];
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
 * The match patterns that checking these services against these controls needs, sorted, each once: what the manifest
 * offers and what a person is asked for. A pattern without a port covers all of them.
 */
export function originsFor(services: readonly Service[], controls: readonly Control[]): string[] {
  const patterns = [
    ...services.flatMap((service) => service.endpoints.flatMap(patternsOf)),
    ...controls
      .flatMap(({ url, large }) => (large ? [url, large.url] : [url]))
      .map((url) => `${new URL(url).protocol}//${new URL(url).hostname}/*`),
  ];
  return [...new Set(patterns)].sort();
}

/**
 * What a browser has to be able to ask for where a person adds a messenger of their own. The manifest offers it, and
 * nobody is ever asked for it: access is requested for the one host that was added.
 */
export const originsOfAnyService: readonly string[] = ['https://*/*', 'wss://*/*'];
