import type { Service } from '../../model/service.ts';

export const wire: Service = {
  id: 'wire',
  name: 'Wire',
  homepage: 'https://wire.com/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://app.wire.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: {
        kind: 'client-code',
        where: 'wire-web-packages packages/api-client/src/env/Backend.ts',
        read: '2026-11-25',
      },
    },
    {
      id: 'server',
      function: 'messages',
      // The WebSocket needs a login in its URL; this is the same server.
      url: 'https://prod-nginz-https.wire.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: {
        kind: 'client-code',
        where: 'wire-web-packages packages/api-client/src/env/Backend.ts',
        read: '2026-11-25',
      },
    },
    {
      id: 'media',
      function: 'media',
      url: 'https://prod-assets.wire.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: { kind: 'client-code', where: 'wire-desktop, its list of pinned hosts', read: '2026-11-25' },
    },
  ],
  untestable: { upload: 'left-out', calls: 'needs-login' },
};
