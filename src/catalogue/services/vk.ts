import type { Service } from '../../model/service.ts';

export const vk: Service = {
  id: 'vk',
  name: 'VK Messenger',
  domesticIn: 'RU',
  onByDefault: false,
  homepage: 'https://vk.me/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://web.vk.me/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: 'public clients of VK, which sign in there',
      verified: '2026-11-25',
    },
    {
      id: 'server',
      function: 'messages',
      // Long polling, no WebSocket.
      url: 'https://api.vk.ru/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: 'hxehex whitelist.txt; v2fly data/vk',
      verified: '2026-11-25',
    },
    {
      id: 'media',
      function: 'media',
      // One of many equal names, and none of them is promised to last.
      url: 'https://sun9-15.userapi.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: 'v2fly data/vk',
      verified: false,
    },
  ],
  untestable: { upload: 'full-check-only', calls: 'needs-login' },
};
