import type { Service } from '../../model/service.ts';

/** There is no web client, and messages travel through nodes that change: `web` is the site. */
export const session: Service = {
  id: 'session',
  name: 'Session',
  onByDefault: false,
  homepage: 'https://getsession.org/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://getsession.org/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: true,
      source: { where: 'session-desktop README.md', read: '2026-11-25' },
    },
    {
      id: 'files',
      function: 'media',
      // The apps ask it through other nodes, so that it may not answer https as a site does.
      url: 'https://filev2.getsession.org/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: true,
      source: { where: 'session-desktop ts/session/apis/index.ts; from memory' },
    },
  ],
  relays: [
    {
      url: 'turn:freyr.getsession.org:3478?transport=udp',
      source: { where: 'session-desktop ts/session/utils/calling/CallManager.ts', read: '2026-11-25' },
    },
    {
      url: 'turn:angus.getsession.org:3478?transport=udp',
      source: { where: 'session-desktop ts/session/utils/calling/CallManager.ts', read: '2026-11-25' },
    },
    {
      url: 'turn:hereford.getsession.org:3478?transport=udp',
      source: { where: 'session-desktop ts/session/utils/calling/CallManager.ts', read: '2026-11-25' },
    },
    {
      url: 'turn:holstein.getsession.org:3478?transport=udp',
      source: { where: 'session-desktop ts/session/utils/calling/CallManager.ts', read: '2026-11-25' },
    },
    {
      url: 'turn:brahman.getsession.org:3478?transport=udp',
      source: { where: 'session-desktop ts/session/utils/calling/CallManager.ts', read: '2026-11-25' },
    },
  ],
  untestable: { messages: 'no-web-client', upload: 'full-check-only', calls: 'full-check-only' },
};
