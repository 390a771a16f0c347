import type { DomesticPack } from './pack.ts';

export const vietnam: DomesticPack = {
  country: 'VN',
  languages: ['vi-VN'],
  timeZones: ['Asia/Ho_Chi_Minh', 'Asia/Saigon'],
  controls: [
    {
      id: 'domestic-vn-bizfly',
      class: 'domestic',
      country: 'VN',
      vendor: 'bizfly',
      url: 'https://mirror.bizflycloud.vn/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'mirror lists of Debian, Ubuntu and Arch Linux; a program that asks it over https',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-vn-nhanhoa',
      class: 'domestic',
      country: 'VN',
      vendor: 'nhanhoa',
      url: 'https://mirrors.nhanhoa.com/',
      healthy: {},
      hstsPreloaded: false,
      large: {
        url: 'https://mirrors.nhanhoa.com/almalinux/9/isos/x86_64/AlmaLinux-9-latest-x86_64-boot.iso',
        minBytes: 100_000_000,
        source: {
          kind: 'other',
          where:
            'AlmaLinux/mirrors mirrors.d/mirrors.nhanhoa.com.yml, over https; that a mirror has this image is from programs that fetch it from others',
          read: '2026-12-01',
        },
      },
      source: {
        kind: 'other',
        where: 'AlmaLinux/mirrors mirrors.d/mirrors.nhanhoa.com.yml, Hanoi; mirror list of Ubuntu',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-vn-toaan',
      class: 'domestic',
      country: 'VN',
      vendor: 'toaan',
      url: 'https://anle.toaan.gov.vn/',
      healthy: {},
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'worldwidelaw/legal-sources manifest.yaml: it answers nobody outside Vietnam',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-vn-vietcombank',
      class: 'domestic',
      country: 'VN',
      vendor: 'vietcombank',
      url: 'https://portal.vietcombank.com.vn/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs that read the rates of this bank', read: '2026-12-01' },
    },
  ],
};
