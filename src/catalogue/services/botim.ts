import type { Service } from '../../model/service.ts';

/** No public text names its message servers. */
export const botim: Service = {
  id: 'botim',
  name: 'BOTIM',
  homepage: 'https://botim.me/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://web.botim.me/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      fileless: 'no text was found that shows what its page names',
      source: { kind: 'other', where: 'public programs that open the web client', read: '2026-11-26' },
    },
  ],
  untestable: {
    messages: 'no-public-endpoint',
    media: 'no-public-endpoint',
    upload: 'no-public-endpoint',
    calls: 'no-public-endpoint',
  },
};
