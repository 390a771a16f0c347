import type { Service } from '../../model/service.ts';

/**
 * MAX had to move its API to certificates of the Russian state by 2026-07-19, and its clients include that authority
 * (love-apples/maxapi issues 163 and 174; PyMax; read 2026-12-01). Its web hosts may follow.
 */
export const max: Service = {
  id: 'max',
  name: 'MAX',
  domesticIn: 'RU',
  homepage: 'https://max.ru/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://web.max.ru/',
      healthy: {},
      certificate: 'public',
      stateAuthority: 'RU',
      hstsPreloaded: false,
      source: { kind: 'client-code', where: 'PyMax src/pymax/static/constant.py', read: '2026-11-24' },
    },
    {
      id: 'chat',
      function: 'messages',
      // An Origin other than web.max.ru may be refused, which still proves that the server was reached.
      url: 'wss://ws-api.oneme.ru/websocket',
      origin: 'https://web.max.ru',
      healthy: {},
      certificate: 'public',
      stateAuthority: 'RU',
      hstsPreloaded: false,
      group: 'chat',
      source: { kind: 'client-code', where: 'PyMax src/pymax/static/constant.py', read: '2026-11-24' },
    },
    {
      id: 'chat-binary',
      function: 'messages',
      // Newer clients use this host, with another format.
      url: 'wss://api.oneme.ru/websocket',
      origin: 'https://web.max.ru',
      healthy: {},
      certificate: 'public',
      stateAuthority: 'RU',
      hstsPreloaded: false,
      group: 'chat',
      source: { kind: 'client-code', where: 'PyMax, its configuration, and other clients of 2026', read: '2026-11-26' },
    },
    {
      id: 'media',
      function: 'media',
      url: 'https://i.oneme.ru/',
      healthy: {},
      certificate: 'public',
      stateAuthority: 'RU',
      hstsPreloaded: false,
      large: [
        {
          url: 'https://download.max.ru/electron/MAX.deb',
          minBytes: 50_000_000,
          source: { kind: 'other', where: 'packages of MAX for Arch Linux and Gentoo', read: '2026-11-25' },
        },
        {
          url: 'https://download.max.ru/linux/deb/pool/main/m/max/MAX-26.15.5.71245.deb',
          minBytes: 10_000_000,
          source: {
            kind: 'other',
            where: 'a package for Nix that pins it with its hash; its size is from memory',
            read: '2026-11-26',
          },
        },
      ],
      source: { kind: 'other', where: 'hxehex whitelist.txt', read: '2026-11-24' },
    },
  ],
  // Clients get their call relays after a login.
  untestable: { upload: 'left-out', calls: 'needs-login' },
};
