import type { Service } from '../../model/service.ts';

export const arattai: Service = {
  id: 'arattai',
  name: 'Arattai',
  homepage: 'https://www.arattai.in/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      // Messages come from the same host once somebody has signed in.
      url: 'https://web.arattai.in/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      fileless: 'no text was found that shows what its page names',
      source: {
        kind: 'other',
        where: 'public clients of its web client, as pyarattai and arattix',
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
