import type { Service } from '../../model/service.ts';

/** Element and the matrix.org server, where most accounts are. Other servers have other addresses. */
export const matrix: Service = {
  id: 'matrix',
  name: 'Element (Matrix)',
  homepage: 'https://matrix.org/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://app.element.io/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: true,
      source: { kind: 'documentation', where: 'element-web README.md', read: '2026-11-25' },
    },
    {
      id: 'server',
      function: 'messages',
      // Long polling, no WebSocket.
      url: 'https://matrix-client.matrix.org/_matrix/client/versions',
      healthy: { contentType: 'json' },
      certificate: 'public',
      hstsPreloaded: true,
      source: {
        kind: 'documentation',
        where: 'Matrix specification, Client-Server API; element-web tests',
        read: '2026-11-25',
      },
    },
  ],
  relays: [
    {
      url: 'stun:turn.matrix.org:3478',
      source: { kind: 'memory', where: 'matrix-js-sdk src/webrtc/call.ts, the relay it falls back to; from memory' },
    },
  ],
  untestable: { media: 'needs-login', upload: 'needs-login', calls: 'left-out' },
};
