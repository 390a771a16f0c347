import type { Service } from '../../model/service.ts';

export const googleChat: Service = {
  id: 'google-chat',
  name: 'Google Chat',
  homepage: 'https://chat.google.com/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      // Messages come from the same host, which redirects to accounts.google.com without a login.
      url: 'https://chat.google.com/u/0/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      fileless: 'it leads to accounts.google.com, and the files there are of the whole company',
      source: { kind: 'client-code', where: 'ports of mautrix-googlechat', read: '2026-11-26' },
    },
  ],
  untestable: {
    messages: 'needs-login',
    media: 'no-public-endpoint',
    upload: 'no-public-endpoint',
    calls: 'needs-login',
  },
};
