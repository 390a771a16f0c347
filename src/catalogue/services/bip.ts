import type { Service } from '../../model/service.ts';

export const bip: Service = {
  id: 'bip',
  name: 'BiP',
  homepage: 'https://bip.com/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://web.bip.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      fileless: 'no text was found that shows what its page names',
      source: { kind: 'client-code', where: 'BiP desktop app, which is a window on this address', read: '2026-11-25' },
    },
    {
      id: 'server',
      function: 'messages',
      // The WebSocket needs a login. The web client requests this page to test whether it is online.
      url: 'https://pweb.bip.com/web/service',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: { kind: 'client-code', where: 'BiP web client, its configuration', read: '2026-11-25' },
    },
  ],
  untestable: { media: 'no-public-endpoint', upload: 'no-public-endpoint', calls: 'needs-login' },
};
