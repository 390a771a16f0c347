import type { DomesticPack } from './pack.ts';

/** No public text names a large object on a server there. */
export const nepal: DomesticPack = {
  country: 'NP',
  languages: ['ne-NP'],
  timeZones: ['Asia/Kathmandu', 'Asia/Katmandu'],
  controls: [
    {
      id: 'domestic-np-nepse',
      class: 'domestic',
      country: 'NP',
      vendor: 'nepse',
      url: 'https://nepalstock.com.np/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'public programs that read the prices of the stock exchange: outside Nepal it gives none',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-np-cdsc',
      class: 'domestic',
      country: 'NP',
      vendor: 'cdsc',
      url: 'https://webbackend.cdsc.com.np/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs of holders of shares', read: '2026-12-01' },
    },
    {
      id: 'domestic-np-nrb',
      class: 'domestic',
      country: 'NP',
      vendor: 'nrb',
      url: 'https://www.nrb.org.np/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs that read the rates of the central bank', read: '2026-12-01' },
    },
  ],
};
