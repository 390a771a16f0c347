import type { Service } from '../../model/service.ts';
import { metaMarks } from '../meta-marks.ts';
import { metaNetworks } from '../networks.ts';

export const messenger: Service = {
  id: 'messenger',
  name: 'Messenger',
  homepage: 'https://www.facebook.com/messages/',
  networks: metaNetworks,
  endpoints: [
    {
      id: 'web',
      function: 'web',
      // messenger.com redirects here since April 2026.
      url: 'https://www.facebook.com/messages/',
      healthy: metaMarks,
      certificate: 'public',
      hstsPreloaded: true,
      source: { kind: 'client-code', where: 'mautrix/meta pkg/messagix/endpoints/facebook.go', read: '2026-11-26' },
    },
    {
      id: 'chat',
      function: 'messages',
      // The WebSocket needs a login, and browsers cannot tell its refusal from a cut, so a page request tests the host.
      url: 'https://edge-chat.facebook.com/chat',
      healthy: metaMarks,
      certificate: 'public',
      hstsPreloaded: false,
      source: {
        kind: 'client-code',
        where: 'purple-meta and other public clients, which name it for facebook.com',
        read: '2026-11-26',
      },
    },
    {
      id: 'gateway',
      function: 'messages',
      // The web client of 2026 gets its messages here, after a login.
      url: 'https://gateway.facebook.com/ws/lightspeed',
      healthy: metaMarks,
      certificate: 'public',
      hstsPreloaded: false,
      source: {
        kind: 'client-code',
        where: 'public clients of 2026, which moved here from edge-chat: wss://gateway.facebook.com/ws/lightspeed',
        read: '2026-11-29',
      },
      // Its answer to a plain request is unknown.
      isUnverified: true,
    },
    {
      id: 'media',
      function: 'media',
      url: 'https://static.xx.fbcdn.net/',
      healthy: metaMarks,
      certificate: 'public',
      hstsPreloaded: true,
      // No large object: files here have hashed names and disappear, and no public text names a permanent one.
      upload: 'https://rupload.facebook.com/',
      source: { kind: 'other', where: 'OONI ts-019', read: '2026-11-24' },
    },
  ],
  relays: [
    {
      url: 'stun:stun.fbsbx.com:3478',
      source: { kind: 'client-code', where: 'web client of Facebook, its RTC configuration', read: '2026-11-26' },
    },
  ],
  untestable: { upload: 'left-out', calls: 'left-out' },
};
