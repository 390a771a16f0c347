import type { Service } from '../../model/service.ts';

export const rubika: Service = {
  id: 'rubika',
  name: 'Rubika',
  domesticIn: 'IR',
  homepage: 'https://rubika.ir/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://web.rubika.ir/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: {
        kind: 'client-code',
        where: 'public clients of Rubika, which name it as their Origin',
        read: '2026-11-26',
      },
    },
    {
      id: 'chat',
      function: 'messages',
      // Gives clients the addresses of their servers.
      url: 'https://getdcmess.iranlms.ir/',
      healthy: { contains: '"API"' },
      certificate: 'public',
      hstsPreloaded: false,
      source: {
        kind: 'client-code',
        where: 'public clients of Rubika of 2021 to 2026, which ask it first and without a login',
        read: '2026-11-26',
      },
    },
  ],
  untestable: { media: 'no-public-endpoint', upload: 'no-public-endpoint', calls: 'needs-login' },
};
