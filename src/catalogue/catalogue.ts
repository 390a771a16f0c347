import type { Catalogue } from '../model/catalogue.ts';
import type { Control, Service } from '../model/service.ts';
import { controlWithContacts, serviceWithContacts } from './contacts.ts';
import { captiveControls, controlRelays, foreignControls, resolverControls } from './controls.ts';
import { domesticPacks } from './domestic-pack.ts';
import { arattai } from './services/arattai.ts';
import { bale } from './services/bale.ts';
import { bip } from './services/bip.ts';
import { botim } from './services/botim.ts';
import { deltaChat } from './services/delta-chat.ts';
import { dingtalk } from './services/dingtalk.ts';
import { discord } from './services/discord.ts';
import { eitaa } from './services/eitaa.ts';
import { facetime } from './services/facetime.ts';
import { googleChat } from './services/google-chat.ts';
import { googleMeet } from './services/google-meet.ts';
import { googleMessages } from './services/google-messages.ts';
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
import { xChat } from './services/x-chat.ts';
import { zalo } from './services/zalo.ts';
import { zoom } from './services/zoom.ts';

const written: readonly Service[] = [
  whatsapp,
  messenger,
  telegram,
  signal,
  discord,
  arattai,
  bale,
  bip,
  botim,
  deltaChat,
  dingtalk,
  eitaa,
  matrix,
  facetime,
  googleChat,
  googleMeet,
  googleMessages,
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
  xChat,
  zalo,
  zoom,
];

/** First those that are checked in every country, then the others by name. */
export const services: readonly Service[] = written.map(serviceWithContacts);

/** All controls, including the domestic ones of every country. */
export const controls: readonly Control[] = [
  ...captiveControls,
  ...foreignControls,
  ...resolverControls,
  ...domesticPacks.flatMap((pack) => pack.controls),
].map(controlWithContacts);

/** The catalogue of the package. */
export const packaged: Catalogue = {
  // Set to the day of every change of an address, so that the later of two updates or packages is known.
  number: 20261201,
  services,
  controls,
  controlRelays,
  // Session announced in 2026 that its servers would be switched off.
  formerNames: { session: 'Session' },
};
