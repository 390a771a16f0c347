import type { Service } from '../../model/service.ts';

export const slack: Service = {
  id: 'slack',
  name: 'Slack',
  homepage: 'https://slack.com/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://app.slack.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      assets: [
        {
          host: 'slack.com',
          where: 'bbsetup/public-bugbounty-data, saved sign-in pages, which name a.slack-edge.com, read 2026-11-29',
        },
      ],
      source: { kind: 'other', where: 'v2fly data/slack', read: '2026-11-25' },
    },
    {
      id: 'gateway',
      function: 'messages',
      // The WebSocket needs a ticket in its URL; this is the same server.
      url: 'https://wss-primary.slack.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: { kind: 'documentation', where: 'Slack API documentation, Socket Mode', read: '2026-11-25' },
    },
    {
      id: 'media',
      function: 'media',
      url: 'https://a.slack-edge.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      upload: 'https://files.slack.com/',
      source: { kind: 'other', where: 'v2fly data/slack', read: '2026-11-25' },
    },
  ],
  untestable: { upload: 'left-out', calls: 'needs-login' },
};
