import type { DomesticPack } from './pack.ts';

/** No public text names a large object on a server there. */
export const venezuela: DomesticPack = {
  country: 'VE',
  languages: ['es-VE'],
  timeZones: ['America/Caracas'],
  controls: [
    {
      id: 'domestic-ve-bdv',
      class: 'domestic',
      country: 'VE',
      vendor: 'bdv',
      url: 'https://www.bancodevenezuela.com/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'public programs that read the rates of this bank of the state',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-ve-patria',
      class: 'domestic',
      country: 'VE',
      vendor: 'patria',
      url: 'https://persona.patria.org.ve/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public pages and lists that name this site of the state', read: '2026-12-01' },
    },
    {
      id: 'domestic-ve-cantv',
      class: 'domestic',
      country: 'VE',
      vendor: 'cantv',
      url: 'https://www.cantv.com.ve/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'public lists and programs that name the operator of the state',
        read: '2026-12-01',
      },
    },
  ],
};
