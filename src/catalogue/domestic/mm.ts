import type { DomesticPack } from './pack.ts';

export const myanmar: DomesticPack = {
  country: 'MM',
  languages: ['my-MM'],
  timeZones: ['Asia/Yangon', 'Asia/Rangoon'],
  controls: [
    {
      id: 'domestic-mm-mmix',
      class: 'domestic',
      country: 'MM',
      vendor: 'mmix',
      // The exchange of the providers in Yangon.
      url: 'https://mirrors.ygn.mmix.net.mm/',
      healthy: {},
      hstsPreloaded: false,
      large: {
        url: 'https://mirrors.ygn.mmix.net.mm/ubuntu/ls-lR.gz',
        minBytes: 5_000_000,
        source: {
          kind: 'other',
          where: 'mirror list of Ubuntu; that it has this list is from memory',
          read: '2026-12-01',
        },
      },
      source: { kind: 'other', where: 'mirror list of Ubuntu in python-apt, under MM', read: '2026-12-01' },
    },
    {
      id: 'domestic-mm-cbm',
      class: 'domestic',
      country: 'MM',
      vendor: 'cbm',
      url: 'https://forex.cbm.gov.mm/api/latest',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs that read the rates of the central bank', read: '2026-12-01' },
    },
    {
      id: 'domestic-mm-mytel',
      class: 'domestic',
      country: 'MM',
      vendor: 'mytel',
      url: 'https://apis.mytel.com.mm/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs of subscribers of this operator', read: '2026-12-01' },
    },
  ],
};
