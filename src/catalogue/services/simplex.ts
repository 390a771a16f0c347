import type { Service } from '../../model/service.ts';

/** There is no web client: `web` is the site. Each message server has a page about itself on the same port. */
export const simplex: Service = {
  id: 'simplex',
  name: 'SimpleX',
  homepage: 'https://simplex.chat/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://simplex.chat/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: { kind: 'documentation', where: 'simplex-chat README.md', read: '2026-11-25' },
    },
    {
      id: 'smp8',
      function: 'messages',
      url: 'https://smp8.simplex.im/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      onlyApps: true,
      group: 'servers',
      source: { kind: 'documentation', where: 'SimpleX blog, server information page', read: '2026-11-25' },
    },
    {
      id: 'smp9',
      function: 'messages',
      url: 'https://smp9.simplex.im/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      onlyApps: true,
      group: 'servers',
      source: { kind: 'client-code', where: 'simplex-chat src/Simplex/Chat/Operators/Presets.hs', read: '2026-11-25' },
    },
    {
      id: 'smp11',
      function: 'messages',
      url: 'https://smp11.simplex.im/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      onlyApps: true,
      group: 'servers',
      source: { kind: 'client-code', where: 'simplex-chat src/Simplex/Chat/Operators/Presets.hs', read: '2026-11-25' },
    },
  ],
  relays: [
    {
      url: 'stun:stun.simplex.im:443',
      source: {
        kind: 'client-code',
        where: 'simplex-chat apps/ios/Shared/Views/Call/WebRTCClient.swift',
        read: '2026-11-25',
      },
    },
    {
      url: 'turns:turn.simplex.im:443',
      source: {
        kind: 'client-code',
        where: 'simplex-chat apps/ios/Shared/Views/Call/WebRTCClient.swift',
        read: '2026-11-25',
      },
    },
  ],
  untestable: { media: 'no-web-client', upload: 'no-web-client', calls: 'left-out' },
};
