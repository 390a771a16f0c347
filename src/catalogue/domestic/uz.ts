import type { DomesticPack } from './pack.ts';

export const uzbekistan: DomesticPack = {
  country: 'UZ',
  languages: ['uz-UZ', 'uz-Latn-UZ', 'ru-UZ'],
  timeZones: ['Asia/Tashkent', 'Asia/Samarkand'],
  controls: [
    {
      id: 'domestic-uz-uzinfocom',
      class: 'domestic',
      country: 'UZ',
      vendor: 'uzinfocom',
      url: 'https://mirror.dc.uz/',
      healthy: {},
      hstsPreloaded: false,
      large: {
        url: 'https://mirror.dc.uz/rockylinux/9/isos/x86_64/Rocky-9-latest-x86_64-boot.iso',
        minBytes: 100_000_000,
        source: {
          kind: 'other',
          where: 'a program that measures the line to the exchange TAS-IX with it',
          read: '2026-12-01',
        },
      },
      source: {
        kind: 'other',
        where: 'mirror lists of Ubuntu and Arch Linux; an Uzbek guide to Arch Linux, for servers inside the country',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-uz-airnet',
      class: 'domestic',
      country: 'UZ',
      vendor: 'airnet',
      url: 'https://mirror.airnet.uz/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'AlmaLinux/mirrors mirrors.d/mirror.airnet.uz.yml, Tashkent',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-uz-cbu',
      class: 'domestic',
      country: 'UZ',
      vendor: 'cbu',
      url: 'https://cbu.uz/uz/arkhiv-kursov-valyut/json/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs that read the rates of the central bank', read: '2026-12-01' },
    },
    {
      id: 'domestic-uz-soliq',
      class: 'domestic',
      country: 'UZ',
      vendor: 'soliq',
      url: 'https://new-ofd.soliq.uz/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'a program that asks it from telephones, since it answers no server outside Uzbekistan',
        read: '2026-12-01',
      },
    },
  ],
};
