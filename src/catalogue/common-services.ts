import type { ServiceId } from '../model/service.ts';
import { belarus } from './domestic/by.ts';
import { china } from './domestic/cn.ts';
import { iran } from './domestic/ir.ts';
import { russia } from './domestic/ru.ts';
import { turkey } from './domestic/tr.ts';

/** Checked in every country, and all that is checked where no row of the table knows better. */
export const commonEverywhere: readonly ServiceId[] = ['whatsapp', 'messenger', 'telegram', 'signal', 'discord'];

/** What people of a country write with, where that differs from the rest of the world. */
interface Common {
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  /** IANA names, including old ones that browsers still report. */
  readonly timeZones: readonly string[];
  /** The most common ones, in the order in which they are shown, before those that are checked everywhere. */
  readonly services: readonly ServiceId[];
  /** A public text about what is common there, and the day on which it was read. */
  readonly source: { readonly where: string; readonly read: string };
}

export const commonByCountry: readonly Common[] = [
  {
    countries: ['RU'],
    timeZones: russia.timeZones,
    services: ['telegram', 'whatsapp', 'max', 'vk'],
    source: {
      where: 'zaks.ru/new/archive/view/265721, of March 2026; 3dnews.ru/1129648, Mediascope of August 2025',
      read: '2026-11-26',
    },
  },
  {
    countries: ['IR'],
    timeZones: iran.timeZones,
    services: ['instagram', 'whatsapp', 'telegram', 'eitaa', 'rubika', 'bale', 'soroush'],
    source: {
      where: 'irannewsupdate.com, poll of ISPA of January 2024; mehrnews.com/news/6124511, users of domestic ones',
      read: '2026-11-26',
    },
  },
  {
    countries: ['CN'],
    timeZones: china.timeZones,
    services: ['wechat', 'qq', 'dingtalk'],
    source: {
      where: 'statista.com/statistics/1062449, of February 2024; technode.com of December 2022 for DingTalk',
      read: '2026-11-26',
    },
  },
  {
    countries: ['TR'],
    timeZones: turkey.timeZones,
    services: ['whatsapp', 'instagram', 'telegram', 'bip'],
    source: {
      where: 'mynet.com, We Are Social 2025; shiftdelete.net of January 2021 for Telegram and BiP',
      read: '2026-11-26',
    },
  },
  {
    countries: ['BY'],
    timeZones: belarus.timeZones,
    services: ['viber', 'telegram', 'whatsapp'],
    source: { where: 'bykhov.by/kalejdoskop/252643, poll of the Academy of Sciences of 2024', read: '2026-11-26' },
  },
  {
    countries: ['UA'],
    timeZones: ['Europe/Kyiv', 'Europe/Kiev', 'Europe/Uzhgorod', 'Europe/Zaporozhye'],
    services: ['viber', 'messenger', 'telegram', 'whatsapp'],
    source: { where: 'lviv.media/news-cat/12526, poll of KIIS of September 2021', read: '2026-11-26' },
  },
  {
    countries: ['RS', 'BA', 'MK', 'AL', 'BG', 'GR'],
    timeZones: [
      'Europe/Belgrade',
      'Europe/Sarajevo',
      'Europe/Skopje',
      'Europe/Tirane',
      'Europe/Sofia',
      'Europe/Athens',
    ],
    services: ['viber', 'messenger', 'whatsapp'],
    source: {
      where: 'mondo.rs/Info/Drustvo/a1582813, SimilarWeb of 2022; sonhavadis.com/teknoloji, messengers by country',
      read: '2026-11-26',
    },
  },
  {
    countries: ['JP', 'TW', 'TH'],
    timeZones: ['Asia/Tokyo', 'Japan', 'Asia/Taipei', 'ROC', 'Asia/Bangkok'],
    services: ['line'],
    source: {
      where: 'spot-today.com/message, surveys in 94 countries; bangkokone.news for Thailand',
      read: '2026-11-26',
    },
  },
  {
    countries: ['KR'],
    timeZones: ['Asia/Seoul', 'ROK'],
    services: ['kakaotalk'],
    source: { where: 'spot-today.com/message, surveys in 94 countries', read: '2026-11-26' },
  },
  {
    countries: ['VN'],
    timeZones: ['Asia/Ho_Chi_Minh', 'Asia/Saigon'],
    services: ['zalo', 'messenger'],
    source: { where: 'vietnam.vn, The Connected Consumer of Decision Lab, end of 2024', read: '2026-11-26' },
  },
  {
    countries: ['AE'],
    timeZones: ['Asia/Dubai'],
    services: ['whatsapp', 'botim'],
    source: { where: 'gulfnews.com/business, September 2018: one of two that may carry calls', read: '2026-11-26' },
  },
];

/**
 * The services to check until the person chooses, in the order in which they are shown. The time zone alone decides, so
 * that nothing is asked of the network for it.
 */
export function commonServices(timeZone: string): readonly ServiceId[] {
  const here = commonByCountry.find(({ timeZones }) => timeZones.includes(timeZone));
  return [...new Set([...(here?.services ?? []), ...commonEverywhere])];
}
