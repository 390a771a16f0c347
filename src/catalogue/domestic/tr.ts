import type { DomesticPack } from './pack.ts';

export const turkey: DomesticPack = {
  country: 'TR',
  languages: ['tr-TR', 'ku-TR'],
  timeZones: ['Europe/Istanbul', 'Asia/Istanbul', 'Turkey'],
  forTravellers: true,
  controls: [
    {
      id: 'domestic-tr-pardus',
      class: 'domestic',
      country: 'TR',
      vendor: 'ulakbim',
      url: 'https://depo.pardus.org.tr/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'package sources of Pardus', read: '2026-11-26' },
    },
    {
      id: 'domestic-tr-lkd',
      class: 'domestic',
      country: 'TR',
      vendor: 'lkd',
      url: 'https://ftp.linux.org.tr/',
      healthy: {},
      hstsPreloaded: false,
      // Every mirror of Gentoo has this snapshot of about 40 MB.
      large: {
        url: 'https://ftp.linux.org.tr/gentoo/snapshots/portage-latest.tar.xz',
        minBytes: 5_000_000,
        source: {
          kind: 'other',
          where: 'mirror list of Gentoo; that it has this snapshot is from memory',
          read: '2026-11-26',
        },
      },
      source: { kind: 'other', where: 'mirror lists of Gentoo and of LibreOffice', read: '2026-11-26' },
    },
    {
      id: 'domestic-tr-turkiye',
      class: 'domestic',
      country: 'TR',
      vendor: 'turkiye',
      url: 'https://www.turkiye.gov.tr/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs that read this site of the state', read: '2026-11-26' },
    },
    {
      id: 'domestic-tr-tcmb',
      class: 'domestic',
      country: 'TR',
      vendor: 'tcmb',
      url: 'https://www.tcmb.gov.tr/kurlar/today.xml',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs that read the rates of the central bank', read: '2026-11-26' },
    },
  ],
};
