import type { Service } from '../../model/service.ts';

/** Messages are posted; there is no WebSocket. */
export const eitaa: Service = {
  id: 'eitaa',
  name: 'Eitaa',
  domesticIn: 'IR',
  homepage: 'https://eitaa.com/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://web.eitaa.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: {
        kind: 'client-code',
        where: 'public clients of Eitaa, which name it as their Origin',
        read: '2026-11-26',
      },
    },
    {
      id: 'hosna',
      function: 'messages',
      url: 'https://hosna.eitaa.com/eitaa/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      group: 'data-centres',
      source: { kind: 'client-code', where: 'public clients of Eitaa, their list of data centres', read: '2026-11-26' },
    },
    {
      id: 'armita',
      function: 'messages',
      url: 'https://armita.eitaa.com/eitaa/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      group: 'data-centres',
      source: { kind: 'client-code', where: 'public clients of Eitaa, their list of data centres', read: '2026-11-26' },
    },
    {
      id: 'majid',
      function: 'messages',
      url: 'https://majid.eitaa.com/eitaa/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      group: 'data-centres',
      source: { kind: 'client-code', where: 'public clients of Eitaa, their list of data centres', read: '2026-11-26' },
    },
  ],
  untestable: { media: 'no-public-endpoint', upload: 'no-public-endpoint', calls: 'needs-login' },
};
