import type { DomesticPack } from './pack.ts';

/** No public text names a large object on a server there. */
export const turkmenistan: DomesticPack = {
  country: 'TM',
  languages: ['tk-TM', 'ru-TM'],
  timeZones: ['Asia/Ashgabat', 'Asia/Ashkhabad'],
  controls: [
    {
      id: 'domestic-tm-cbt',
      class: 'domestic',
      country: 'TM',
      vendor: 'cbt',
      url: 'https://cbt.tm/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'a public program that reads the rates of the central bank: at times it answers nobody outside',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-tm-tmcell',
      class: 'domestic',
      country: 'TM',
      vendor: 'tmcell',
      url: 'https://hyzmat.tmcell.tm/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs of subscribers of this operator', read: '2026-12-01' },
    },
    {
      id: 'domestic-tm-telecom',
      class: 'domestic',
      country: 'TM',
      vendor: 'telecom',
      url: 'https://telecom.tm/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'public programs and lists that name the operator of the state',
        read: '2026-12-01',
      },
    },
  ],
};
