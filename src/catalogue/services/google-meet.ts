import type { Service } from '../../model/service.ts';

export const googleMeet: Service = {
  id: 'google-meet',
  name: 'Google Meet',
  homepage: 'https://meet.google.com/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://meet.google.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: true,
      fileless: 'it leads to another host of Google, and the files there are of the whole company',
      source: {
        kind: 'documentation',
        where: 'Google Workspace Admin Help, prepare your network for Meet',
        read: '2026-11-25',
      },
    },
    {
      id: 'signalling',
      function: 'messages',
      url: 'https://meetings.googleapis.com/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      source: {
        kind: 'documentation',
        where: 'Google Workspace Admin Help, prepare your network for Meet',
        read: '2026-11-25',
      },
    },
  ],
  relays: [
    {
      // Names and ports are published; whether they answer strangers has not been tried.
      url: 'stun:meet.turns.goog:3478',
      source: { kind: 'memory', where: 'Google Workspace Admin Help, prepare your network for Meet; from memory' },
    },
    {
      url: 'turns:meet.turns.goog:443',
      source: { kind: 'memory', where: 'Google Workspace Admin Help, prepare your network for Meet; from memory' },
    },
  ],
  untestable: { media: 'no-public-endpoint', upload: 'no-public-endpoint', calls: 'left-out' },
};
