import type { Service } from '../../model/service.ts';

export const soroush: Service = {
  id: 'soroush',
  name: 'Soroush Plus',
  domesticIn: 'IR',
  homepage: 'https://splus.ir/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://web.splus.ir/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: { kind: 'client-code', where: 'public clients of Soroush Plus', read: '2026-11-26' },
    },
    {
      id: 'chat',
      function: 'messages',
      // Telegram's protocol, on a separate server.
      url: 'wss://im-server.splus.ir/apiws',
      origin: 'https://web.splus.ir',
      subprotocol: 'binary',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: { kind: 'client-code', where: 'public clients of Soroush Plus of 2025 and 2026', read: '2026-11-26' },
    },
  ],
  untestable: { media: 'no-public-endpoint', upload: 'no-public-endpoint', calls: 'needs-login' },
};
