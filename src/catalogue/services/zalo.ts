import type { Service } from '../../model/service.ts';

export const zalo: Service = {
  id: 'zalo',
  name: 'Zalo',
  homepage: 'https://zalo.me/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://chat.zalo.me/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      assets: [
        { host: 'zalo-chat-static.zadn.vn', where: 'muoio/getzaloinfo chat.zalo.me/index.html, read 2026-11-30' },
      ],
      source: { kind: 'client-code', where: 'zca-js src/apis/loginQR.ts', read: '2026-11-25' },
    },
    {
      id: 'server',
      function: 'messages',
      // Gives the web client its servers, whose WebSockets need a login.
      url: 'https://wpa.chat.zalo.me/api/login/getServerInfo',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: { kind: 'client-code', where: 'zca-js src/apis/login.ts', read: '2026-11-25' },
    },
    {
      id: 'media',
      function: 'media',
      url: 'https://zalo-api.zadn.vn/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      // The sizes, about 100 MB, are from memory.
      large: [
        {
          url: 'https://res-zaloapp-aka.zdn.vn/win/ZaloSetup-25.10.2.exe',
          minBytes: 1_000_000,
          source: { kind: 'other', where: 'package manifests of Zalo for winget', read: '2026-11-26' },
        },
        {
          url: 'https://res-zaloapp-aka.zdn.vn/win/ZaloSetup-25.8.3.exe',
          minBytes: 1_000_000,
          source: { kind: 'other', where: 'package manifests of Zalo for winget', read: '2026-11-26' },
        },
      ],
      source: { kind: 'client-code', where: 'Zalo web client, stickers', read: '2026-11-25' },
    },
  ],
  untestable: { upload: 'left-out', calls: 'needs-login' },
};
