import type { DomesticPack } from './pack.ts';

export const turkey: DomesticPack = {
  country: 'TR',
  languages: ['tr-TR', 'ku-TR'],
  timeZones: ['Europe/Istanbul', 'Asia/Istanbul', 'Turkey'],
  controls: [
    {
      id: 'domestic-tr-trendyol',
      class: 'domestic',
      country: 'TR',
      vendor: 'trendyol',
      url: 'https://www.trendyol.com/',
      healthy: {},
      hstsPreloaded: false,
      source: { where: 'from memory' },
    },
    {
      id: 'domestic-tr-sahibinden',
      class: 'domestic',
      country: 'TR',
      vendor: 'sahibinden',
      url: 'https://www.sahibinden.com/',
      healthy: {},
      hstsPreloaded: true,
      source: { where: 'from memory' },
    },
    {
      id: 'domestic-tr-turkiye',
      class: 'domestic',
      country: 'TR',
      vendor: 'turkiye',
      url: 'https://www.turkiye.gov.tr/',
      healthy: {},
      hstsPreloaded: false,
      source: { where: 'from memory' },
    },
  ],
};
