import type { Service } from '../../core/service.ts';

export const messenger: Service = {
  id: 'messenger',
  name: 'Messenger',
  onByDefault: true,
  homepage: 'https://www.messenger.com/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://www.messenger.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: true,
      source: 'mautrix-meta pkg/messagix/endpoints/facebook.go',
      verified: '2026-11-24',
    },
    {
      id: 'chat',
      function: 'messages',
      // Without a login the WebSocket here is refused, which a browser cannot tell from a cut: a page request can.
      url: 'https://edge-chat.messenger.com/chat',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: 'mautrix-meta pkg/messagix/endpoints/facebook.go',
      verified: '2026-11-24',
    },
    {
      id: 'media',
      function: 'media',
      url: 'https://static.xx.fbcdn.net/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: true,
      source: 'mautrix-meta pkg/messagix/endpoints/facebook.go; OONI ts-019',
      verified: '2026-11-24',
    },
  ],
  untestable: { upload: 'full-check-only', calls: 'full-check-only' },
};
