import type { Service } from '../../model/service.ts';

export const teams: Service = {
  id: 'teams',
  name: 'Microsoft Teams',
  homepage: 'https://www.microsoft.com/microsoft-teams/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://teams.microsoft.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: true,
      source: { kind: 'documentation', where: 'Microsoft 365 URLs and IP address ranges', read: '2026-11-25' },
    },
    {
      id: 'trouter',
      function: 'messages',
      // Gives logged-in clients the address of their WebSocket.
      url: 'https://go.trouter.teams.microsoft.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: true,
      source: {
        kind: 'client-code',
        where: 'Teams protocol of Miranda NG; public clients of Teams',
        read: '2026-11-25',
      },
    },
    {
      id: 'media',
      function: 'media',
      url: 'https://statics.teams.cdn.office.net/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      large: [
        {
          url: 'https://statics.teams.cdn.office.net/production-teamsprovision/lkg/teamsbootstrapper.exe',
          minBytes: 1_000_000,
          source: { kind: 'documentation', where: 'Microsoft Learn, bulk install Teams', read: '2026-11-25' },
        },
      ],
      source: { kind: 'documentation', where: 'Microsoft 365 URLs and IP address ranges', read: '2026-11-25' },
    },
  ],
  untestable: { upload: 'left-out', calls: 'needs-login' },
};
