import type { DomesticPack } from './pack.ts';

export const iran: DomesticPack = {
  country: 'IR',
  languages: ['fa-IR', 'az-IR', 'ckb-IR'],
  timeZones: ['Asia/Tehran', 'Iran'],
  controls: [
    {
      id: 'domestic-ir-aparat',
      class: 'domestic',
      country: 'IR',
      vendor: 'aparat',
      url: 'https://www.aparat.com/',
      healthy: {},
      hstsPreloaded: false,
      source: { where: 'from memory' },
    },
    {
      id: 'domestic-ir-digikala',
      class: 'domestic',
      country: 'IR',
      vendor: 'digikala',
      url: 'https://www.digikala.com/',
      healthy: {},
      hstsPreloaded: false,
      source: { where: 'from memory' },
    },
    {
      id: 'domestic-ir-divar',
      class: 'domestic',
      country: 'IR',
      vendor: 'divar',
      url: 'https://divar.ir/',
      healthy: {},
      hstsPreloaded: false,
      source: { where: 'from memory' },
    },
  ],
};
