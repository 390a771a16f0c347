import type { Service } from '../../model/service.ts';

export const wechat: Service = {
  id: 'wechat',
  name: 'WeChat',
  domesticIn: 'CN',
  homepage: 'https://www.wechat.com/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://web.wechat.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: { kind: 'client-code', where: 'ItChat itchat/components/login.py', read: '2026-11-25' },
    },
    {
      id: 'push',
      function: 'messages',
      // Long polling, no WebSocket.
      url: 'https://webpush.web.wechat.com/cgi-bin/mmwebwx-bin/synccheck',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: { kind: 'client-code', where: 'ItChat itchat/components/login.py', read: '2026-11-25' },
    },
    {
      id: 'media',
      function: 'media',
      url: 'https://file.web.wechat.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      // The newest version under a permanent name. The sizes, about 200 MB, are from memory.
      large: [
        {
          url: 'https://dldir1v6.qq.com/weixin/Universal/Linux/WeChatLinux_x86_64.deb',
          minBytes: 10_000_000,
          source: { kind: 'other', where: 'installation scripts of WeChat', read: '2026-11-26' },
        },
        {
          url: 'https://dldir1v6.qq.com/weixin/Universal/Linux/WeChatLinux_x86_64.AppImage',
          minBytes: 10_000_000,
          source: { kind: 'other', where: 'a package for Nix', read: '2026-11-26' },
        },
      ],
      source: { kind: 'client-code', where: 'ItChat itchat/components/login.py', read: '2026-11-25' },
    },
  ],
  untestable: { upload: 'left-out', calls: 'needs-login' },
};
