import type { Service } from '../../model/service.ts';

export const whatsapp: Service = {
  id: 'whatsapp',
  name: 'WhatsApp',
  onByDefault: true,
  homepage: 'https://www.whatsapp.com/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      // The service worker's script: small, and steadier than the page.
      url: 'https://web.whatsapp.com/sw.js',
      // No status: the edge answers 400 when it doubts that the client is the browser that it claims to be.
      healthy: {},
      certificate: 'public',
      hstsPreloaded: true,
      source: { where: 'Baileys src/Utils/generics.ts', read: '2026-11-24' },
    },
    {
      id: 'chat',
      function: 'messages',
      // Opens without a login; the login follows inside.
      url: 'wss://web.whatsapp.com/ws/chat',
      origin: 'https://web.whatsapp.com',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: true,
      source: { where: 'Baileys src/Defaults/index.ts; whatsmeow socket/constants.go', read: '2026-11-24' },
    },
    {
      id: 'media',
      function: 'media',
      url: 'https://mmg.whatsapp.net/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: true,
      large: {
        url: 'https://www.whatsapp.com/android/current/WhatsApp.apk',
        minBytes: 50_000_000,
        redirectsTo: 'https://scontent.whatsapp.net/',
        source: { where: 'the address under which whatsapp.com/android offers the app', read: '2026-11-24' },
      },
      source: { where: 'Baileys src/Utils/messages-media.ts', read: '2026-11-24' },
    },
  ],
  relays: [
    {
      // Shared with Messenger. The relays that carry a call have no name: the app is told their addresses.
      url: 'stun:stun.fbsbx.com:3478',
      source: { where: 'OONI ts-019; the same operator', read: '2026-11-24' },
    },
  ],
  untestable: { upload: 'full-check-only', calls: 'full-check-only' },
};
