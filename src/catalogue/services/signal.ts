import type { Service } from '../../core/service.ts';

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
      source: 'mautrix-signal pkg/signalmeow/web/web.go',
      verified: '2026-11-24',
    },
  ],
  untestable: { upload: 'full-check-only', calls: 'full-check-only' },
};
