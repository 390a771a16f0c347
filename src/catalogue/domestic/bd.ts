import type { DomesticPack } from './pack.ts';

export const bangladesh: DomesticPack = {
  country: 'BD',
  languages: ['bn-BD'],
  timeZones: ['Asia/Dhaka', 'Asia/Dacca'],
  controls: [
    {
      id: 'domestic-bd-xeonbd',
      class: 'domestic',
      country: 'BD',
      vendor: 'xeonbd',
      url: 'https://mirror.xeonbd.com/',
      healthy: {},
      hstsPreloaded: false,
      large: {
        url: 'https://mirror.xeonbd.com/almalinux/9/isos/x86_64/AlmaLinux-9-latest-x86_64-boot.iso',
        minBytes: 100_000_000,
        source: {
          kind: 'other',
          where:
            'AlmaLinux/mirrors mirrors.d/mirror.xeonbd.com.yml, over https; that a mirror has this image is from programs that fetch it from others',
          read: '2026-12-01',
        },
      },
      source: {
        kind: 'other',
        where: 'AlmaLinux/mirrors mirrors.d/mirror.xeonbd.com.yml, Dhaka; mirror lists of Debian and Ubuntu',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-bd-limda',
      class: 'domestic',
      country: 'BD',
      vendor: 'limda',
      url: 'https://mirror.limda.net/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'AlmaLinux/mirrors mirrors.d/mirror.limda.net.yml, Dhaka; mirror list of Ubuntu',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-bd-bb',
      class: 'domestic',
      country: 'BD',
      vendor: 'bb',
      url: 'https://www.bb.org.bd/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'public programs that read figures of the central bank, behind a filter of its own',
        read: '2026-12-01',
      },
    },
  ],
};
