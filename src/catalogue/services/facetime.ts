import type { Service } from '../../model/service.ts';

/** `web` is the page on which browsers join a call; everything else runs between Apple devices. */
export const facetime: Service = {
  id: 'facetime',
  name: 'FaceTime',
  homepage: 'https://facetime.apple.com/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://facetime.apple.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      fileless: 'no text was found that shows what its page names',
      source: {
        kind: 'documentation',
        where: 'Apple Support, join a FaceTime call from a browser',
        read: '2026-11-25',
      },
    },
  ],
  untestable: {
    messages: 'no-web-client',
    media: 'no-public-endpoint',
    upload: 'no-public-endpoint',
    calls: 'no-public-endpoint',
  },
};
