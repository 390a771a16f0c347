import type { Service } from '../../model/service.ts';

/**
 * There is no web client: `web` is the site. Browsers open no connection to mail ports, so the page of the relay for
 * new accounts is asked, on the same host. Other relays can be added by their address.
 */
export const deltaChat: Service = {
  id: 'delta-chat',
  name: 'Delta Chat',
  homepage: 'https://delta.chat/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://delta.chat/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: { kind: 'documentation', where: 'deltachat/deltachat-pages, chatmail', read: '2026-12-01' },
    },
    {
      id: 'nine',
      function: 'messages',
      url: 'https://nine.testrun.org/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      onlyApps: true,
      source: {
        kind: 'documentation',
        where: 'deltachat/deltachat-pages, chatmail: the server at which apps make accounts by default',
        read: '2026-12-01',
      },
    },
  ],
  untestable: { media: 'no-web-client', upload: 'no-web-client', calls: 'needs-login' },
};
