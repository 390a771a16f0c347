import type { DomesticPack } from './pack.ts';

export const belarus: DomesticPack = {
  country: 'BY',
  languages: ['be', 'be-BY', 'ru-BY'],
  timeZones: ['Europe/Minsk'],
  controls: [
    {
      id: 'domestic-by-onliner',
      class: 'domestic',
      country: 'BY',
      vendor: 'onliner',
      url: 'https://www.onliner.by/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs that read this site', read: '2026-11-26' },
    },
    {
      id: 'domestic-by-datacenter',
      class: 'domestic',
      country: 'BY',
      vendor: 'beltelecom',
      url: 'https://mirror.datacenter.by/',
      healthy: {},
      hstsPreloaded: false,
      large: {
        url: 'https://mirror.datacenter.by/pub/archlinux/iso/latest/archlinux-x86_64.iso',
        minBytes: 100_000_000,
        source: { kind: 'other', where: 'a script that makes a virtual machine from it', read: '2026-11-26' },
      },
      source: { kind: 'other', where: 'build scripts that fetch from this mirror', read: '2026-11-26' },
    },
    {
      id: 'domestic-by-belta',
      class: 'domestic',
      country: 'BY',
      vendor: 'belta',
      url: 'https://www.belta.by/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs that read its news', read: '2026-11-26' },
    },
    {
      id: 'domestic-by-nbrb',
      class: 'domestic',
      country: 'BY',
      vendor: 'nbrb',
      url: 'https://api.nbrb.by/exrates/rates/USD?parammode=2',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs that read the rates of the national bank', read: '2026-11-26' },
    },
  ],
};
