import type { DomesticPack } from './pack.ts';

export const emirates: DomesticPack = {
  country: 'AE',
  languages: ['ar-AE', 'en-AE'],
  timeZones: ['Asia/Dubai'],
  controls: [
    {
      id: 'domestic-ae-nyuad',
      class: 'domestic',
      country: 'AE',
      vendor: 'nyuad',
      url: 'https://alma.mirror.nyuad.nyu.edu/',
      healthy: {},
      hstsPreloaded: false,
      large: {
        url: 'https://alma.mirror.nyuad.nyu.edu/9/isos/x86_64/AlmaLinux-9-latest-x86_64-boot.iso',
        minBytes: 100_000_000,
        source: {
          kind: 'other',
          where:
            'AlmaLinux/mirrors mirrors.d/alma.mirror.nyuad.nyu.edu.yml, over https; that a mirror has this image is from programs that fetch it from others',
          read: '2026-12-01',
        },
      },
      source: {
        kind: 'other',
        where: 'AlmaLinux/mirrors mirrors.d/alma.mirror.nyuad.nyu.edu.yml, Abu Dhabi',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-ae-bamboozle',
      class: 'domestic',
      country: 'AE',
      vendor: 'bamboozle',
      url: 'https://almalinux.mirror.ae.bamboozle.me/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'AlmaLinux/mirrors mirrors.d/almalinux.mirror.ae.bamboozle.me.yml, Dubai',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-ae-moj',
      class: 'domestic',
      country: 'AE',
      vendor: 'moj',
      url: 'https://elaws.moj.gov.ae/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'worldwidelaw/legal-sources manifest.yaml: it answers nobody outside the Emirates',
        read: '2026-12-01',
      },
    },
  ],
};
