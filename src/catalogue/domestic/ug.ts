import type { DomesticPack } from './pack.ts';

export const uganda: DomesticPack = {
  country: 'UG',
  languages: ['en-UG', 'lg-UG'],
  timeZones: ['Africa/Kampala'],
  controls: [
    {
      id: 'domestic-ug-renu',
      class: 'domestic',
      country: 'UG',
      vendor: 'renu',
      // The network of universities.
      url: 'https://mirror.renu.ac.ug/',
      healthy: {},
      hstsPreloaded: false,
      large: {
        url: 'https://mirror.renu.ac.ug/almalinux/9/isos/x86_64/AlmaLinux-9-latest-x86_64-boot.iso',
        minBytes: 100_000_000,
        source: {
          kind: 'other',
          where:
            'AlmaLinux/mirrors mirrors.d/mirror.renu.ac.ug.yml, over https; that a mirror has this image is from programs that fetch it from others',
          read: '2026-12-01',
        },
      },
      source: {
        kind: 'other',
        where: 'AlmaLinux/mirrors mirrors.d/mirror.renu.ac.ug.yml, Kampala; mirror list of Ubuntu',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-ug-ura',
      class: 'domestic',
      country: 'UG',
      vendor: 'ura',
      url: 'https://efrisws.ura.go.ug/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs that send invoices to the tax authority', read: '2026-12-01' },
    },
    {
      id: 'domestic-ug-ursb',
      class: 'domestic',
      country: 'UG',
      vendor: 'ursb',
      url: 'https://obrs.ursb.go.ug/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs that search the register of businesses', read: '2026-12-01' },
    },
  ],
};
