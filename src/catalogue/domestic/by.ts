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
      id: 'domestic-by-belta',
      class: 'domestic',
      country: 'BY',
      vendor: 'belta',
      url: 'https://belta.by/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'memory', where: 'from memory' },
    },
    {
      id: 'domestic-by-beltelecom',
      class: 'domestic',
      country: 'BY',
      vendor: 'beltelecom',
      url: 'https://beltelecom.by/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'memory', where: 'from memory' },
    },
    {
      id: 'domestic-by-datacenter',
      class: 'domestic',
      country: 'BY',
      // A data centre in the same network.
      vendor: 'beltelecom',
      url: 'https://mirror.datacenter.by/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'build scripts that fetch from this mirror', read: '2026-11-26' },
    },
  ],
};
