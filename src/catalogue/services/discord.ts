import type { Service } from '../../model/service.ts';
import { cloudflareNetworks } from '../networks.ts';

export const discord: Service = {
  id: 'discord',
  name: 'Discord',
  homepage: 'https://discord.com/',
  networks: cloudflareNetworks,
  endpoints: [
    {
      id: 'web',
      function: 'web',
      // Public and a few bytes long, on the same host as the page.
      url: 'https://discord.com/api/v10/gateway',
      // 60 kB, without a login: gumicord/gumicord core/rest/src/build_number.rs, read 2026-11-29.
      page: 'https://discord.com/login',
      healthy: { status: [200], body: '{"url":"wss://gateway.discord.gg"}' },
      certificate: 'public',
      hstsPreloaded: true,
      source: {
        kind: 'client-code',
        where: 'discordgo endpoints.go; discord-api-docs, Get Gateway; gumicord/gumicord core/rest/src/build_number.rs',
        read: '2026-11-26',
      },
    },
    {
      id: 'gateway',
      function: 'messages',
      url: 'wss://gateway.discord.gg/?v=10&encoding=json',
      origin: 'https://discord.com',
      firstWord: 'discord',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: true,
      source: {
        kind: 'client-code',
        where: 'public clients of Discord; discord-api-docs, Gateway: Connecting',
        read: '2026-11-26',
      },
    },
    {
      id: 'media',
      function: 'media',
      // Attachments come from this host too, from expiring addresses. Apps upload to
      // discord-attachments-uploads-prd.storage.googleapis.com, as SpacingBat3/WebCord issue 182 shows (read
      // 2026-11-30), by addresses that need a login.
      url: 'https://cdn.discordapp.com/embed/avatars/0.png',
      healthy: { contentType: 'image/png' },
      certificate: 'public',
      hstsPreloaded: false,
      large: [
        // Old versions stay. Their sizes, about 100 MB, are from memory.
        {
          url: 'https://stable.dl2.discordapp.net/apps/linux/0.0.111/discord-0.0.111.deb',
          minBytes: 10_000_000,
          source: { kind: 'other', where: 'installation scripts of Discord', read: '2026-11-26' },
        },
        {
          url: 'https://stable.dl2.discordapp.net/apps/linux/0.0.71/discord-0.0.71.tar.gz',
          minBytes: 10_000_000,
          source: { kind: 'other', where: 'packages for Nix that hold on to this version', read: '2026-11-26' },
        },
      ],
      source: {
        kind: 'client-code',
        where: 'discordgo endpoints.go; discord-api-docs, Reference: Image Formatting',
        read: '2026-11-26',
      },
    },
  ],
  // Clients get their voice servers after a login. METHOD.md says why the list of regions is not asked.
  untestable: { upload: 'left-out', calls: 'needs-login' },
};
