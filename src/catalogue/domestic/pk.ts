import type { DomesticPack } from './pack.ts';

/** No public text names a large object on a server there. */
export const pakistan: DomesticPack = {
  country: 'PK',
  languages: ['ur-PK', 'en-PK', 'pa-PK', 'sd-PK', 'ps-PK'],
  timeZones: ['Asia/Karachi'],
  forTravellers: true,
  controls: [
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
      id: 'domestic-pk-ptcl',
      class: 'domestic',
      country: 'PK',
      vendor: 'ptcl',
      url: 'https://www.ptcl.com.pk/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs that test whether Pakistan can be reached', read: '2026-11-26' },
    },
    {
      id: 'domestic-pk-psx',
      class: 'domestic',
      country: 'PK',
      vendor: 'psx',
      url: 'https://dps.psx.com.pk/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'public programs that read the prices of the stock exchange',
        read: '2026-11-26',
      },
    },
    {
      id: 'domestic-pk-sbp',
      class: 'domestic',
      country: 'PK',
      vendor: 'sbp',
      url: 'https://www.sbp.org.pk/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs that read figures of the state bank', read: '2026-11-26' },
    },
  ],
};
