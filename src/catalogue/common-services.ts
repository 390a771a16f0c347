import type { ServiceId } from '../model/service.ts';
import { emirates } from './domestic/ae.ts';
import { bangladesh } from './domestic/bd.ts';
import { belarus } from './domestic/by.ts';
import { china } from './domestic/cn.ts';
import { ethiopia } from './domestic/et.ts';
import { iran } from './domestic/ir.ts';
import { kazakhstan } from './domestic/kz.ts';
import { myanmar } from './domestic/mm.ts';
import { nepal } from './domestic/np.ts';
import { russia } from './domestic/ru.ts';
import { turkmenistan } from './domestic/tm.ts';
import { turkey } from './domestic/tr.ts';
import { uzbekistan } from './domestic/uz.ts';
import { vietnam } from './domestic/vn.ts';

/** Checked in every country, and the only ones if no row of the table matches. */
export const commonEverywhere: readonly ServiceId[] = ['whatsapp', 'messenger', 'telegram', 'signal', 'discord'];

/** The messengers that people in some countries use, if they differ from the rest of the world. */
interface Common {
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  /** IANA names, including old ones that browsers still report. */
  readonly timeZones: readonly string[];
  /** The most common ones, in display order, before those that are checked everywhere. */
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
    timeZones: vietnam.timeZones,
    services: ['zalo', 'messenger'],
    source: { where: 'vietnam.vn, The Connected Consumer of Decision Lab, end of 2024', read: '2026-11-26' },
  },
  {
    countries: ['AE'],
    timeZones: emirates.timeZones,
    services: ['whatsapp', 'botim'],
    source: { where: 'gulfnews.com/business, September 2018: one of two that may carry calls', read: '2026-11-26' },
  },
  {
    countries: ['KZ'],
    timeZones: kazakhstan.timeZones,
    services: ['whatsapp', 'telegram'],
    source: {
      where: 'ca-barometer.org, messengers in Uzbekistan, Kyrgyzstan and Kazakhstan, of December 2023',
      read: '2026-12-01',
    },
  },
  {
    countries: ['UZ'],
    timeZones: uzbekistan.timeZones,
    services: ['telegram', 'whatsapp'],
    source: {
      where: 'ca-barometer.org, messengers in Uzbekistan, Kyrgyzstan and Kazakhstan, of December 2023',
      read: '2026-12-01',
    },
  },
  {
    countries: ['TM'],
    timeZones: turkmenistan.timeZones,
    services: ['imo'],
    source: { where: 'rferl.org/a/32535618, of August 2023: it was the last one that worked', read: '2026-12-01' },
  },
  {
    countries: ['MM'],
    timeZones: myanmar.timeZones,
    services: ['messenger', 'viber', 'telegram'],
    source: {
      where: 'standard-insights.com, survey of 2022; irrawaddy.com of July 2014 for Viber',
      read: '2026-12-01',
    },
  },
  {
    countries: ['BD'],
    timeZones: bangladesh.timeZones,
    services: ['whatsapp', 'messenger', 'imo'],
    source: {
      where: 'observerbd.com/news.php?id=293435, report of imo for 2020; priyo.com of February 2022',
      read: '2026-12-01',
    },
  },
  {
    countries: ['NP'],
    timeZones: nepal.timeZones,
    services: ['messenger', 'viber', 'whatsapp'],
    source: { where: 'english.onlinekhabar.com, interview with Viber: 4.5 million in Nepal', read: '2026-12-01' },
  },
  {
    countries: ['ET'],
    timeZones: ethiopia.timeZones,
    services: ['telegram', 'whatsapp'],
    source: {
      where: 'lolinemag.com, why Telegram became the platform of Ethiopia; survey of Google Play of December 2017',
      read: '2026-12-01',
    },
  },
];

/**
 * The services to check until the person chooses, in display order. Only the time zone decides, so that nothing is
 * asked of the network for it.
 */
export function commonServices(timeZone: string): readonly ServiceId[] {
  const here = commonByCountry.find(({ timeZones }) => timeZones.includes(timeZone));
  return [...new Set([...(here?.services ?? []), ...commonEverywhere])];
}
