import type { Service } from '../../model/service.ts';

export const discord: Service = {
  id: 'discord',
  name: 'Discord',
  onByDefault: true,
  homepage: 'https://discord.com/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      // Public and a few bytes long, on the same host as the page.
      url: 'https://discord.com/api/v10/gateway',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: true,
      source: { where: 'discord-api-docs, Gateway: Get Gateway', read: '2026-11-24' },
    },
    {
      id: 'gateway',
      function: 'messages',
      url: 'wss://gateway.discord.gg/?v=10&encoding=json',
      origin: 'https://discord.com',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: true,
      source: { where: 'discord-api-docs, Gateway: Connecting', read: '2026-11-24' },
    },
    {
      id: 'media',
      function: 'media',
      url: 'https://cdn.discordapp.com/embed/avatars/0.png',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      large: {
        url: 'https://cdn.discordapp.com/assets/server-subscription-tier-template/upsell.mov',
        minBytes: 262_144,
        source: { where: 'discord.com web client, server settings; its size is not known; from memory' },
      },
      source: { where: 'discord-api-docs, Reference: Image Formatting', read: '2026-11-24' },
    },
  ],
  // Voice servers are handed out after a login.
  untestable: { upload: 'full-check-only', calls: 'needs-login' },
};
