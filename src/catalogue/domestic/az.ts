import type { DomesticPack } from './pack.ts';

export const azerbaijan: DomesticPack = {
  country: 'AZ',
  languages: ['az-AZ', 'az-Latn-AZ', 'ru-AZ'],
  timeZones: ['Asia/Baku'],
  controls: [
    {
      id: 'domestic-az-ourhost',
      class: 'domestic',
      country: 'AZ',
      vendor: 'ourhost',
      url: 'https://mirror.ourhost.az/',
      healthy: {},
      hstsPreloaded: false,
      large: {
        url: 'https://mirror.ourhost.az/almalinux/9/isos/x86_64/AlmaLinux-9-latest-x86_64-boot.iso',
        minBytes: 100_000_000,
        source: {
          kind: 'other',
          where:
            'AlmaLinux/mirrors mirrors.d/mirror.ourhost.az.yml, over https; that a mirror has this image is from programs that fetch it from others',
          read: '2026-12-01',
        },
      },
      source: {
        kind: 'other',
        where: 'AlmaLinux/mirrors mirrors.d/mirror.ourhost.az.yml, Baku; mirror lists of Debian and Ubuntu',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-az-yer',
      class: 'domestic',
      country: 'AZ',
      vendor: 'yer',
      url: 'https://mirror.yer.az/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'AlmaLinux/mirrors mirrors.d/mirror.yer.az.yml, Baku; mirror list of Ubuntu',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-az-cbar',
      class: 'domestic',
      country: 'AZ',
      vendor: 'cbar',
      url: 'https://www.cbar.az/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs that read the rates of the central bank', read: '2026-12-01' },
    },
  ],
};
