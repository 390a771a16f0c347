import type { Service } from '../../model/service.ts';

export const xChat: Service = {
  id: 'x-chat',
  name: 'X Chat',
  homepage: 'https://chat.x.com/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      // The channel at chat-ws.x.com answers nobody without a login token, and answers page requests with 503.
      url: 'https://chat.x.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'public programs that read its page and the scripts that it names',
        read: '2026-12-01',
      },
    },
  ],
  untestable: {
    messages: 'needs-login',
    media: 'needs-login',
    upload: 'needs-login',
    calls: 'needs-login',
  },
};
