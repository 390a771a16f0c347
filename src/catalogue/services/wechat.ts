import type { Service } from '../../model/service.ts';

export const wechat: Service = {
  id: 'wechat',
  name: 'WeChat',
  domesticIn: 'CN',
  onByDefault: false,
  homepage: 'https://www.wechat.com/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://web.wechat.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: { where: 'ItChat itchat/components/login.py', read: '2026-11-25' },
    },
    {
      id: 'push',
      function: 'messages',
      // Long polling, no WebSocket.
      url: 'https://webpush.web.wechat.com/cgi-bin/mmwebwx-bin/synccheck',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: { where: 'ItChat itchat/components/login.py', read: '2026-11-25' },
    },
    {
      id: 'media',
      function: 'media',
      url: 'https://file.web.wechat.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: { where: 'ItChat itchat/components/login.py', read: '2026-11-25' },
    },
  ],
  untestable: { upload: 'full-check-only', calls: 'needs-login' },
};
