import type { DomesticPack } from './pack.ts';

/** No public text names a large object on a server there. */
export const ethiopia: DomesticPack = {
  country: 'ET',
  languages: ['am', 'am-ET', 'om-ET', 'ti-ET'],
  timeZones: ['Africa/Addis_Ababa'],
  controls: [
    {
      id: 'domestic-et-ethiotelecom',
      class: 'domestic',
      country: 'ET',
      vendor: 'ethiotelecom',
      url: 'https://transactioninfo.ethiotelecom.et/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'public programs that read its receipts: it answers nobody outside Ethiopia',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-et-safaricom',
      class: 'domestic',
      country: 'ET',
      vendor: 'safaricom',
      url: 'https://m-pesabusiness.safaricom.et/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'public programs that read its receipts: it answers nobody outside Ethiopia',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-et-abyssinia',
      class: 'domestic',
      country: 'ET',
      vendor: 'abyssinia',
      url: 'https://cs.bankofabyssinia.com/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs that read the receipts of this bank', read: '2026-12-01' },
    },
  ],
};
