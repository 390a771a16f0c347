import type { Service } from '../../model/service.ts';

export const zoom: Service = {
  id: 'zoom',
  name: 'Zoom',
  homepage: 'https://zoom.us/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://zoom.us/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: { kind: 'other', where: 'v2fly data/zoom', read: '2026-11-25' },
    },
    {
      id: 'media',
      function: 'media',
      url: 'https://cdn.zoom.us/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      onlyApps: true,
      large: [
        {
          url: 'https://zoom.us/client/latest/zoom_amd64.deb',
          minBytes: 50_000_000,
          redirectsTo: 'https://cdn.zoom.us/',
          source: {
            kind: 'documentation',
            where: 'the address under which zoom.us/download offers the app',
            read: '2026-11-25',
          },
        },
      ],
      source: { kind: 'other', where: 'packages of Zoom in Homebrew and Chocolatey', read: '2026-11-25' },
    },
  ],
  // Each meeting has its own servers.
  untestable: { messages: 'needs-login', upload: 'left-out', calls: 'needs-login' },
};
