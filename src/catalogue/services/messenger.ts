import type { Service } from '../../model/service.ts';

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
      source: { where: 'mautrix-meta pkg/messagix/endpoints/facebook.go', read: '2026-11-24' },
    },
    {
      id: 'chat',
      function: 'messages',
      // Without a login the WebSocket here is refused, which a browser cannot tell from a cut: a page request can.
      url: 'https://edge-chat.messenger.com/chat',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: { where: 'mautrix-meta pkg/messagix/endpoints/facebook.go', read: '2026-11-24' },
    },
    {
      id: 'media',
      function: 'media',
      url: 'https://static.xx.fbcdn.net/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: true,
      large: {
        // Files under a hash come and go; this one is asked for by its name.
        url: 'https://static.xx.fbcdn.net/assets/?set=ig_avatar_assets&name=aqr-nux-group-animated-standard&density=2',
        minBytes: 262_144,
        source: { where: 'Android app of Instagram, which fetches it by name; its size is not known; from memory' },
      },
      upload: 'https://rupload.facebook.com/',
      source: { where: 'mautrix-meta pkg/messagix/endpoints/facebook.go; OONI ts-019', read: '2026-11-24' },
    },
  ],
  relays: [
    {
      url: 'stun:stun.fbsbx.com:3478',
      source: { where: 'OONI ts-019; Android app of Messenger', read: '2026-11-24' },
    },
  ],
  untestable: { upload: 'full-check-only', calls: 'full-check-only' },
};
