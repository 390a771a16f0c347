import type { Service } from '../../model/service.ts';

export const bale: Service = {
  id: 'bale',
  name: 'Bale',
  domesticIn: 'IR',
  homepage: 'https://bale.ai/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://web.bale.ai/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: {
        kind: 'client-code',
        where: 'public programs that read the bundle of the web client',
        read: '2026-11-26',
      },
    },
    {
      id: 'chat',
      function: 'messages',
      // The WebSocket at /ws/ may need a login cookie, so a page request tests its host.
      url: 'https://next-ws.bale.ai/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: {
        kind: 'client-code',
        where: 'public clients of Bale, which open their channel at this host',
        read: '2026-11-26',
      },
    },
  ],
  untestable: { media: 'no-public-endpoint', upload: 'no-public-endpoint', calls: 'needs-login' },
};
