import type { DomesticPack } from './pack.ts';

export const iran: DomesticPack = {
  country: 'IR',
  languages: ['fa-IR', 'az-IR', 'ckb-IR'],
  timeZones: ['Asia/Tehran', 'Iran'],
  forTravellers: true,
  controls: [
    {
      id: 'domestic-ir-aparat',
      class: 'domestic',
      country: 'IR',
      vendor: 'aparat',
      url: 'https://www.aparat.com/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'lists of domestic domains that proxy programs for Iran share',
        read: '2026-11-26',
      },
    },
    {
      id: 'domestic-ir-digikala',
      class: 'domestic',
      country: 'IR',
      vendor: 'digikala',
      url: 'https://www.digikala.com/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'lists of domestic domains that proxy programs for Iran share',
        read: '2026-11-26',
      },
    },
    {
      id: 'domestic-ir-divar',
      class: 'domestic',
      country: 'IR',
      vendor: 'divar',
      url: 'https://divar.ir/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'lists of domestic domains that proxy programs for Iran share',
        read: '2026-11-26',
      },
    },
    {
      id: 'domestic-ir-arvan',
      class: 'domestic',
      country: 'IR',
      vendor: 'arvan',
      url: 'https://mirror.arvancloud.ir/',
      healthy: {},
      hstsPreloaded: false,
      large: {
        url: 'https://mirror.arvancloud.ir/ubuntu/ls-lR.gz',
        minBytes: 5_000_000,
        source: { kind: 'other', where: 'a program that measures the line with it', read: '2026-11-26' },
      },
      source: { kind: 'other', where: 'lists of Iranian mirrors of Ubuntu and Arch Linux', read: '2026-11-26' },
    },
  ],
};
