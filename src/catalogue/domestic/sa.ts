import type { DomesticPack } from './pack.ts';

export const saudiArabia: DomesticPack = {
  country: 'SA',
  languages: ['ar-SA'],
  timeZones: ['Asia/Riyadh'],
  controls: [
    {
      id: 'domestic-sa-maeen',
      class: 'domestic',
      country: 'SA',
      vendor: 'maeen',
      // The network of universities.
      url: 'https://mirror.maeen.sa/',
      healthy: {},
      hstsPreloaded: false,
      large: {
        url: 'https://mirror.maeen.sa/almalinuxos-mirror/9/isos/x86_64/AlmaLinux-9-latest-x86_64-boot.iso',
        minBytes: 100_000_000,
        source: {
          kind: 'other',
          where:
            'AlmaLinux/mirrors mirrors.d/mirrors.isu.net.sa.yml, over https; that a mirror has this image is from programs that fetch it from others',
          read: '2026-12-01',
        },
      },
      source: {
        kind: 'other',
        where: 'AlmaLinux/mirrors mirrors.d/mirrors.isu.net.sa.yml, Riyadh; mirror lists of Debian and Ubuntu',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-sa-boe',
      class: 'domestic',
      country: 'SA',
      vendor: 'boe',
      url: 'https://laws.boe.gov.sa/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'worldwidelaw/legal-sources manifest.yaml: it answers nobody outside Saudi Arabia',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-sa-sama',
      class: 'domestic',
      country: 'SA',
      vendor: 'sama',
      url: 'https://www.sama.gov.sa/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'worldwidelaw/legal-sources manifest.yaml, the central bank: it refused servers elsewhere',
        read: '2026-12-01',
      },
    },
  ],
};
