import type { Service } from '../../model/service.ts';

/** There is no web client: `web` is the site, and a browser cannot test messages. */
export const viber: Service = {
  id: 'viber',
  name: 'Viber',
  homepage: 'https://www.viber.com/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://www.viber.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: { kind: 'other', where: 'v2fly data/viber', read: '2026-11-24' },
    },
    {
      id: 'media',
      function: 'media',
      // Serves the pictures of bots and channels.
      url: 'https://dl-media.viber.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      onlyApps: true,
      large: [
        {
          url: 'https://download.cdn.viber.com/desktop/Linux/viber.AppImage',
          minBytes: 50_000_000,
          source: { kind: 'documentation', where: 'ALT Linux handbook, Viber', read: '2026-11-25' },
        },
        {
          url: 'https://download.cdn.viber.com/cdn/desktop/Linux/viber.deb',
          minBytes: 10_000_000,
          source: { kind: 'other', where: 'a package for Gentoo; its size is from memory', read: '2026-11-26' },
        },
      ],
      source: { kind: 'memory', where: 'v2fly data/viber; from memory' },
    },
  ],
  untestable: { messages: 'no-web-client', upload: 'left-out', calls: 'no-public-endpoint' },
};
