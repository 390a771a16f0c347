import type { Service } from '../../model/service.ts';

export const googleMessages: Service = {
  id: 'google-messages',
  name: 'Google Messages',
  homepage: 'https://messages.google.com/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://messages.google.com/web/authentication',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      fileless: 'no text was found that shows what its page names',
      source: { kind: 'client-code', where: 'mautrix/gmessages pkg/libgm/util', read: '2026-12-01' },
    },
    {
      id: 'server',
      function: 'messages',
      // It asks by POST for what is new, after the telephone was paired.
      url: 'https://instantmessaging-pa.googleapis.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: { kind: 'client-code', where: 'mautrix/gmessages pkg/libgm/util', read: '2026-12-01' },
    },
  ],
  untestable: { media: 'needs-login', upload: 'needs-login', calls: 'no-public-endpoint' },
};
