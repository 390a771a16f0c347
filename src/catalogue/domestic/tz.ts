import type { DomesticPack } from './pack.ts';

export const tanzania: DomesticPack = {
  country: 'TZ',
  languages: ['sw-TZ', 'en-TZ'],
  timeZones: ['Africa/Dar_es_Salaam'],
  controls: [
    {
      id: 'domestic-tz-aptus',
      class: 'domestic',
      country: 'TZ',
      vendor: 'aptus',
      url: 'https://mirror.aptus.co.tz/',
      healthy: {},
      hstsPreloaded: false,
      large: {
        url: 'https://mirror.aptus.co.tz/pub/almalinux/9/isos/x86_64/AlmaLinux-9-latest-x86_64-boot.iso',
        minBytes: 100_000_000,
        source: {
          kind: 'other',
          where:
            'AlmaLinux/mirrors mirrors.d/mirror.aptus.co.tz.yml, over https; that a mirror has this image is from programs that fetch it from others',
          read: '2026-12-01',
        },
      },
      source: {
        kind: 'other',
        where: 'AlmaLinux/mirrors mirrors.d/mirror.aptus.co.tz.yml, Dar es Salaam; mirror list of Ubuntu',
        read: '2026-12-01',
      },
    },
    {
      id: 'domestic-tz-necta',
      class: 'domestic',
      country: 'TZ',
      vendor: 'necta',
      url: 'https://onlinesys.necta.go.tz/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs that read the results of examinations', read: '2026-12-01' },
    },
    {
      id: 'domestic-tz-bot',
      class: 'domestic',
      country: 'TZ',
      vendor: 'bot',
      url: 'https://www.bot.go.tz/',
      healthy: {},
      hstsPreloaded: false,
      source: { kind: 'other', where: 'public programs that read the rates of the central bank', read: '2026-12-01' },
    },
  ],
};
