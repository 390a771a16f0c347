import type { DomesticPack } from './pack.ts';

export const kenya: DomesticPack = {
  country: 'KE',
  languages: ['sw-KE', 'en-KE'],
  timeZones: ['Africa/Nairobi'],
  controls: [
    {
      id: 'domestic-ke-xcobean',
      class: 'domestic',
      country: 'KE',
      vendor: 'xcobean',
      url: 'https://mirror.xcobean.co.ke/',
      healthy: {},
      hstsPreloaded: false,
      large: {
        url: 'https://mirror.xcobean.co.ke/almalinux/9/isos/x86_64/AlmaLinux-9-latest-x86_64-boot.iso',
        minBytes: 100_000_000,
        source: {
          kind: 'other',
          where:
            'AlmaLinux/mirrors mirrors.d/mirror.xcobean.co.ke.yml, over https; that a mirror has this image is from programs that fetch it from others',
          read: '2026-12-01',
        },
      },
      source: {
        kind: 'other',
        where: 'AlmaLinux/mirrors mirrors.d/mirror.xcobean.co.ke.yml, Nairobi',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-ke-liquid',
      class: 'domestic',
      country: 'KE',
      vendor: 'liquid',
      url: 'https://almalinux.mirror.liquidtelecom.com/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'AlmaLinux/mirrors mirrors.d/almalinux.mirror.liquidtelecom.com.yml, Nairobi; mirror list of Debian',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-ke-kra',
      class: 'domestic',
      country: 'KE',
      vendor: 'kra',
      url: 'https://itax.kra.go.ke/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'public programs that ask the tax authority about a taxpayer',
        read: '2026-12-01',
      },
    },
  ],
};
