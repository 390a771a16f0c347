import type { Service } from '../../model/service.ts';

export const vk: Service = {
  id: 'vk',
  name: 'VK Messenger',
  domesticIn: 'RU',
  homepage: 'https://vk.me/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://web.vk.me/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: { kind: 'client-code', where: 'public clients of VK, which sign in there', read: '2026-11-25' },
    },
    {
      id: 'server',
      function: 'messages',
      // Long polling, no WebSocket.
      url: 'https://api.vk.ru/',
      healthy: { headers: { server: 'kittenx' } },
      certificate: 'public',
      hstsPreloaded: false,
      source: { kind: 'other', where: 'hxehex whitelist.txt; v2fly data/vk', read: '2026-11-25' },
    },
    {
      id: 'media',
      function: 'media',
      // One of many equal names, none of which is documented as permanent.
      url: 'https://sun9-15.userapi.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      // The newest version under a permanent name. The sizes, about 100 MB, are from memory.
      large: [
        {
          url: 'https://upload.object2.vk-apps.com/vk-me-desktop-dev-5837a06d-5f28-484a-ac22-045903cb1b1a/latest/vk-messenger.rpm',
          minBytes: 1_000_000,
          source: { kind: 'other', where: 'packages of VK Messenger for Arch Linux and Flatpak', read: '2026-11-26' },
        },
        {
          url: 'https://upload.object2.vk-apps.com/vk-me-desktop-dev-5837a06d-5f28-484a-ac22-045903cb1b1a/latest/vk-messenger.AppImage',
          minBytes: 1_000_000,
          source: { kind: 'other', where: 'a package of VK Messenger for Arch Linux', read: '2026-11-26' },
        },
      ],
      source: { kind: 'memory', where: 'v2fly data/vk; from memory' },
    },
  ],
  untestable: { upload: 'left-out', calls: 'needs-login' },
};
