import type { DomesticPack } from './pack.ts';

/** No public text names a large object on a server there. */
export const syria: DomesticPack = {
  country: 'SY',
  languages: ['ar-SY'],
  timeZones: ['Asia/Damascus'],
  controls: [
    {
      id: 'domestic-sy-ecsc',
      class: 'domestic',
      country: 'SY',
      vendor: 'ecsc',
      url: 'https://www.ecsc.gov.sy/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'public programs that ask for an appointment at this authority',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-sy-cb',
      class: 'domestic',
      country: 'SY',
      vendor: 'cb',
      url: 'https://cb.gov.sy/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs that read the rates of the central bank', read: '2026-12-01' },
    },
    {
      id: 'domestic-sy-moed',
      class: 'domestic',
      country: 'SY',
      vendor: 'moed',
      url: 'https://moed.gov.sy/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs that read the results of examinations', read: '2026-12-01' },
    },
  ],
};
