import type { Service } from '../../model/service.ts';

export const threema: Service = {
  id: 'threema',
  name: 'Threema',
  homepage: 'https://threema.ch/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://web.threema.ch/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: { kind: 'client-code', where: 'threema-web src/userconfig.js', read: '2026-11-25' },
    },
    {
      id: 'signalling',
      function: 'messages',
      // One of 256 equal names, 00 to ff. Its WebSocket needs a key in the URL.
      url: 'https://saltyrtc-ff.threema.ch/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: { kind: 'client-code', where: 'threema-web src/userconfig.js', read: '2026-11-25' },
    },
  ],
  relays: [
    {
      // One of 256 equal names, 00 to ff.
      url: 'stun:ds-turn-ff.threema.ch:443',
      source: { kind: 'client-code', where: 'threema-web src/userconfig.js', read: '2026-11-25' },
    },
    {
      url: 'turn:ds-turn-ff.threema.ch:443?transport=tcp',
      // The user name of every Threema Web, in the same file.
      user: 'threema-angular',
      source: { kind: 'client-code', where: 'threema-web src/userconfig.js', read: '2026-11-25' },
    },
    {
      url: 'turns:ds-turn-ff.threema.ch:443',
      source: { kind: 'client-code', where: 'threema-web src/userconfig.js', read: '2026-11-25' },
    },
  ],
  untestable: { media: 'no-public-endpoint', upload: 'no-public-endpoint', calls: 'left-out' },
};
