import type { Service } from '../../model/service.ts';
import { metaMarks } from '../meta-marks.ts';
import { metaNetworks } from '../networks.ts';

export const instagram: Service = {
  id: 'instagram',
  name: 'Instagram Direct',
  homepage: 'https://www.instagram.com/direct/inbox/',
  networks: metaNetworks,
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://www.instagram.com/direct/inbox/',
      healthy: metaMarks,
      certificate: 'public',
      hstsPreloaded: true,
      source: { kind: 'client-code', where: 'mautrix/meta pkg/messagix/endpoints/instagram.go', read: '2026-11-26' },
    },
    {
      id: 'chat',
      function: 'messages',
      // The WebSocket needs a login, so a page request tests its host.
      url: 'https://edge-chat.instagram.com/chat',
      healthy: metaMarks,
      certificate: 'public',
      hstsPreloaded: true,
      source: {
        kind: 'client-code',
        where: 'public clients of Instagram, which open their channel here',
        read: '2026-11-26',
      },
    },
    {
      id: 'media',
      function: 'media',
      url: 'https://static.cdninstagram.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: {
        kind: 'other',
        where: 'public pages that show pictures of Instagram from this host',
        read: '2026-11-26',
      },
    },
  ],
  untestable: { upload: 'left-out', calls: 'needs-login' },
};
