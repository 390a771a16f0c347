import type { DomesticPack } from './pack.ts';

export const iraq: DomesticPack = {
  country: 'IQ',
  languages: ['ar-IQ', 'ckb-IQ'],
  timeZones: ['Asia/Baghdad'],
  controls: [
    {
      id: 'domestic-iq-scopesky',
      class: 'domestic',
      country: 'IQ',
      vendor: 'scopesky',
      url: 'https://almalinux.mirror.scopesky.com/',
      healthy: {},
      hstsPreloaded: false,
      large: {
        url: 'https://almalinux.mirror.scopesky.com/Almalinux/9/isos/x86_64/AlmaLinux-9-latest-x86_64-boot.iso',
        minBytes: 100_000_000,
        source: {
          kind: 'other',
          where:
            'AlmaLinux/mirrors mirrors.d/almalinux.mirror.scopesky.com.yml, over https; that a mirror has this image is from programs that fetch it from others',
          read: '2026-12-01',
        },
      },
      source: {
        kind: 'other',
        where: 'AlmaLinux/mirrors mirrors.d/almalinux.mirror.scopesky.com.yml, Baghdad',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-iq-earthlink',
      class: 'domestic',
      country: 'IQ',
      vendor: 'earthlink',
      url: 'https://cinemana.shabakaty.com/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'public programs for the films of this provider, some through a tunnel into its network',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-iq-cbi',
      class: 'domestic',
      country: 'IQ',
      vendor: 'cbi',
      url: 'https://cbi.iq/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'public programs that read the auctions of the central bank',
        read: '2026-12-01',
      },
    },
  ],
};
