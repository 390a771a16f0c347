import type { DomesticPack } from './pack.ts';

/** No public text names a large object on a server there. */
export const egypt: DomesticPack = {
  country: 'EG',
  languages: ['ar-EG'],
  timeZones: ['Africa/Cairo', 'Egypt'],
  controls: [
    {
      id: 'domestic-eg-te',
      class: 'domestic',
      country: 'EG',
      vendor: 'te',
      url: 'https://my.te.eg/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs of subscribers of Telecom Egypt', read: '2026-12-01' },
    },
    {
      id: 'domestic-eg-nbe',
      class: 'domestic',
      country: 'EG',
      vendor: 'nbe',
      url: 'https://www.nbe.com.eg/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'public programs that read the rates of this bank of the state',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-eg-emis',
      class: 'domestic',
      country: 'EG',
      vendor: 'emis',
      url: 'https://search.emis.gov.eg/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'a public program that reads the list of schools: runs inside Egypt reach it',
        read: '2026-12-01',
      },
    },
  ],
};
