import type { DomesticPack } from './pack.ts';

/** No public text names a large object on a server there. */
export const tajikistan: DomesticPack = {
  country: 'TJ',
  languages: ['tg-TJ', 'ru-TJ'],
  timeZones: ['Asia/Dushanbe'],
  controls: [
    {
      id: 'domestic-tj-nbt',
      class: 'domestic',
      country: 'TJ',
      vendor: 'nbt',
      url: 'https://nbt.tj/en/kurs/kurs.php',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs that read the rates of the national bank', read: '2026-12-01' },
    },
    {
      id: 'domestic-tj-amonatbonk',
      class: 'domestic',
      country: 'TJ',
      vendor: 'amonatbonk',
      url: 'https://amonatbonk.tj/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs that read the rates of the savings bank', read: '2026-12-01' },
    },
    {
      id: 'domestic-tj-andoz',
      class: 'domestic',
      country: 'TJ',
      vendor: 'andoz',
      url: 'https://registry.andoz.tj/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'public programs that read the register of the tax committee',
        read: '2026-12-01',
      },
    },
  ],
};
