import type { DomesticPack } from './pack.ts';

export const pakistan: DomesticPack = {
  country: 'PK',
  languages: ['ur-PK', 'en-PK', 'pa-PK', 'sd-PK', 'ps-PK'],
  timeZones: ['Asia/Karachi'],
  controls: [
    {
      id: 'domestic-pk-ptcl',
      class: 'domestic',
      country: 'PK',
      vendor: 'ptcl',
      url: 'https://www.ptcl.com.pk/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'memory', where: 'from memory' },
    },
    {
      id: 'domestic-pk-nadra',
      class: 'domestic',
      country: 'PK',
      vendor: 'nadra',
      url: 'https://www.nadra.gov.pk/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'lists of official sites of Pakistan', read: '2026-11-26' },
    },
    {
      id: 'domestic-pk-jazz',
      class: 'domestic',
      country: 'PK',
      vendor: 'jazz',
      url: 'https://jazz.com.pk/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'memory', where: 'from memory' },
    },
  ],
};
