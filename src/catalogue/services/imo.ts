import type { Service } from '../../model/service.ts';

/** `web` is the site, which does not show whether messages work. */
export const imo: Service = {
  id: 'imo',
  name: 'imo',
  homepage: 'https://imo.im/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://imo.im/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      assets: [{ host: 'static-web.imoim.net', where: 'Homebrew/homebrew-cask Casks/i/imo.rb, read 2026-11-29' }],
      source: { kind: 'documentation', where: 'imo, its own site and its pages in app stores', read: '2026-11-25' },
    },
  ],
  untestable: {
    messages: 'no-public-endpoint',
    media: 'no-public-endpoint',
    upload: 'no-public-endpoint',
    calls: 'no-public-endpoint',
  },
};
