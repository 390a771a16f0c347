import type { Service } from '../../model/service.ts';

/** There is no web client: `web` is the site, and a browser cannot test messages. */
export const qq: Service = {
  id: 'qq',
  name: 'QQ',
  domesticIn: 'CN',
  homepage: 'https://im.qq.com/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://im.qq.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      assets: [
        {
          host: 'qq-web.cdn-go.cn',
          where: 'installation scripts that read /im.qq.com_new/latest/rainbow/pcConfig.json, read 2026-11-29',
        },
      ],
      source: { kind: 'other', where: 'package recipes of QQ for Arch Linux', read: '2026-11-26' },
    },
  ],
  untestable: {
    messages: 'no-web-client',
    media: 'no-public-endpoint',
    upload: 'no-public-endpoint',
    calls: 'no-public-endpoint',
  },
};
