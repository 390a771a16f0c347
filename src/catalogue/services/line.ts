import type { Service } from '../../model/service.ts';

/** There is no web client: `web` is the site. */
export const line: Service = {
  id: 'line',
  name: 'LINE',
  homepage: 'https://line.me/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://line.me/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: { kind: 'other', where: 'v2fly data/line', read: '2026-11-25' },
    },
    {
      id: 'gateway',
      function: 'messages',
      // The server of the desktop and mobile apps.
      url: 'https://legy-jp.line-apps.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      onlyApps: true,
      source: { kind: 'client-code', where: 'linejs example/legy/legyfetch.js; v2fly data/line', read: '2026-11-25' },
    },
    {
      id: 'media',
      function: 'media',
      url: 'https://obs.line-apps.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      onlyApps: true,
      // The sizes, tens of megabytes, are from memory.
      large: [
        {
          url: 'https://desktop.line-scdn.net/win/new/LineInst.exe',
          minBytes: 1_000_000,
          source: { kind: 'other', where: 'installation scripts of LINE', read: '2026-11-26' },
        },
        {
          url: 'https://desktop.line-scdn.net/win/legacy/win7or8/LineInst.exe',
          minBytes: 1_000_000,
          source: { kind: 'other', where: 'notes about LINE on Linux', read: '2026-11-26' },
        },
      ],
      source: { kind: 'documentation', where: 'LINE Messaging API documentation; v2fly data/line', read: '2026-11-25' },
    },
  ],
  untestable: { upload: 'left-out', calls: 'needs-login' },
};
