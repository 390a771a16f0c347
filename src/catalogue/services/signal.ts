import type { Service } from '../../model/service.ts';

/** There is no web client: `web` is the site, where the apps are fetched and links lead. */
export const signal: Service = {
  id: 'signal',
  name: 'Signal',
  onByDefault: true,
  homepage: 'https://signal.org/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://signal.org/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: 'OONI ts-029; mautrix-signal pkg/signalmeow/web/web.go',
      verified: '2026-11-24',
    },
    {
      id: 'chat',
      function: 'messages',
      url: 'https://chat.signal.org/',
      healthy: {},
      certificate: 'private-ca',
      addresses: ['76.223.92.165', '13.248.212.111'],
      hstsPreloaded: false,
      source: 'libsignal rust/net/src/env.rs',
      verified: '2026-11-24',
    },
    {
      id: 'media',
      function: 'media',
      url: 'https://cdn2.signal.org/',
      healthy: {},
      // OONI's test of this host trusts Signal's own roots alone.
      certificate: 'private-ca',
      hstsPreloaded: false,
      large: {
        url: 'https://updates.signal.org/desktop/signal-desktop-win-x64-8.28.0.exe',
        minBytes: 100_000_000,
        source: 'updates.signal.org/desktop/latest.yml; earlier versions stay',
        verified: '2026-11-25',
      },
      upload: 'https://updates.signal.org/',
      source: 'mautrix-signal pkg/signalmeow/web/web.go',
      verified: '2026-11-24',
    },
  ],
  relays: [
    {
      url: 'stun:turn3.voip.signal.org:3478',
      source: 'ringrtc src/node/test/CallingClass.ts',
      verified: '2026-11-24',
    },
    {
      url: 'turn:turn3.voip.signal.org:443?transport=udp',
      source: 'a list that Signal handed out to its apps in 2022',
      verified: false,
    },
    {
      url: 'turn:turn3.voip.signal.org:80?transport=tcp',
      source: 'a list that Signal handed out to its apps in 2022',
      verified: false,
    },
  ],
  untestable: { upload: 'full-check-only', calls: 'full-check-only' },
};
