import type { Service } from '../../model/service.ts';

export const snapchat: Service = {
  id: 'snapchat',
  name: 'Snapchat',
  homepage: 'https://www.snapchat.com/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://www.snapchat.com/web',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      assets: [
        {
          host: 'accounts.snapchat.com',
          where: 'programs that crawl the bundle of the web client and of its login, read 2026-11-29',
        },
        {
          host: 'static.snapchat.com',
          where: 'programs that crawl the bundle of the web client and of its login, read 2026-11-29',
        },
      ],
      source: { kind: 'other', where: 'v2fly data/snap', read: '2026-11-25' },
    },
    {
      id: 'gateway',
      function: 'messages',
      // The WebSocket needs a login in its handshake; a page request to the same server does not.
      url: 'https://aws.duplex.snapchat.com/snapchat.gateway.Gateway/WebSocketConnect',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: { kind: 'client-code', where: 'Snapchat web client, its gateway address', read: '2026-11-25' },
    },
    {
      id: 'media',
      function: 'media',
      url: 'https://cf-st.sc-cdn.net/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: { kind: 'client-code', where: 'Snapchat Android app; v2fly data/snap', read: '2026-11-25' },
    },
  ],
  untestable: { upload: 'left-out', calls: 'needs-login' },
};
