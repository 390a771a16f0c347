import type { DomesticPack } from './pack.ts';

export const kazakhstan: DomesticPack = {
  country: 'KZ',
  languages: ['kk-KZ', 'ru-KZ'],
  timeZones: [
    'Asia/Almaty',
    'Asia/Qyzylorda',
    'Asia/Qostanay',
    'Asia/Aqtobe',
    'Asia/Aqtau',
    'Asia/Atyrau',
    'Asia/Oral',
  ],
  controls: [
    {
      id: 'domestic-kz-hoster',
      class: 'domestic',
      country: 'KZ',
      vendor: 'hoster',
      url: 'https://mirror.hoster.kz/',
      healthy: {},
      hstsPreloaded: false,
      large: {
        url: 'https://mirror.hoster.kz/archlinux/iso/latest/archlinux-x86_64.iso',
        minBytes: 100_000_000,
        source: { kind: 'other', where: 'the tests of a program that downloads it from there', read: '2026-12-01' },
      },
      source: {
        kind: 'other',
        where: 'AlmaLinux/mirrors mirrors.d/mirror.hoster.kz.yml, Almaty; mirror lists of Debian and Ubuntu',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-kz-ps',
      class: 'domestic',
      country: 'KZ',
      vendor: 'ps',
      url: 'https://mirror.ps.kz/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'AlmaLinux/mirrors mirrors.d/mirror.ps.kz.yml, Almaty; mirror lists of Debian and Ubuntu',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-kz-nationalbank',
      class: 'domestic',
      country: 'KZ',
      vendor: 'nationalbank',
      url: 'https://nationalbank.kz/rss/rates_all.xml',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs that read the rates of the national bank', read: '2026-12-01' },
    },
  ],
};
