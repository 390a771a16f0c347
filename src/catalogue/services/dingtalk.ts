import type { Service } from '../../model/service.ts';

export const dingtalk: Service = {
  id: 'dingtalk',
  name: 'DingTalk',
  domesticIn: 'CN',
  homepage: 'https://www.dingtalk.com/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://im.dingtalk.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      assets: [
        {
          host: 'g.alicdn.com',
          where: 'desktop wrappers that load /DingTalkWeb/web/<version>/assets/app.js, read 2026-11-29',
        },
      ],
      source: { kind: 'documentation', where: 'documentation of programs that work with DingTalk', read: '2026-11-26' },
    },
    {
      id: 'chat',
      function: 'messages',
      // Named only by old scripts.
      url: 'wss://webalfa.dingtalk.com/lwp',
      origin: 'https://im.dingtalk.com',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: { kind: 'other', where: 'scripts of 2016 to 2020', read: '2026-11-26' },
      isUnverified: true,
    },
  ],
  untestable: { media: 'no-public-endpoint', upload: 'no-public-endpoint', calls: 'needs-login' },
};
