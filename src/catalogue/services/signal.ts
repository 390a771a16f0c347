import type { Service } from '../../model/service.ts';

/** There is no web client: `web` is the site, from which people download the apps and to which links lead. */
export const signal: Service = {
  id: 'signal',
  name: 'Signal',
  homepage: 'https://signal.org/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://signal.org/',
      healthy: { headers: { via: 'cloudfront', server: 'AmazonS3' } },
      certificate: 'public',
      hstsPreloaded: false,
      source: {
        kind: 'client-code',
        where: 'Signal-Android VerifyDisplayFragment, which links to it; OONI ts-029',
        read: '2026-11-26',
      },
    },
    {
      id: 'chat',
      function: 'messages',
      url: 'https://chat.signal.org/',
      healthy: {},
      certificate: 'private-ca',
      addresses: ['76.223.92.165', '13.248.212.111'],
      hstsPreloaded: false,
      onlyApps: true,
      group: 'chat',
      source: {
        kind: 'client-code',
        where: 'libsignal rust/net/src/env.rs; validation report of jaredwray/signal-web',
        read: '2026-11-26',
      },
    },
    {
      id: 'grpc',
      function: 'messages',
      // Newer apps send messages here, over HTTP/2.
      url: 'https://grpc.chat.signal.org/',
      healthy: {},
      certificate: 'private-ca',
      addresses: ['76.223.66.180', '15.197.251.99'],
      hstsPreloaded: false,
      onlyApps: true,
      group: 'chat',
      standsInFor: 'chat',
      source: {
        kind: 'client-code',
        where: 'libsignal rust/net/src/env.rs; validation report of jaredwray/signal-web',
        read: '2026-11-26',
      },
    },
    {
      id: 'media',
      function: 'media',
      url: 'https://cdn2.signal.org/',
      healthy: {},
      // OONI's test of this host trusts only Signal's own root certificates.
      certificate: 'private-ca',
      hstsPreloaded: false,
      onlyApps: true,
      large: [
        {
          url: 'https://updates.signal.org/desktop/signal-desktop-win-x64-8.28.0.exe',
          minBytes: 100_000_000,
          source: {
            kind: 'documentation',
            where: 'updates.signal.org/desktop/latest.yml; earlier versions stay',
            read: '2026-11-25',
          },
        },
        {
          url: 'https://updates.signal.org/android/Signal-Android-website-prod-universal-release-7.30.2.apk',
          minBytes: 1_000_000,
          source: {
            kind: 'other',
            where: 'a guide that fetches this version; its size is from memory',
            read: '2026-11-26',
          },
        },
      ],
      upload: 'https://updates.signal.org/',
      source: {
        kind: 'client-code',
        where: 'Signal-iOS SignalServiceKit/src/TSConstants.swift; validation report of jaredwray/signal-web',
        read: '2026-11-26',
      },
    },
    {
      id: 'cdn3',
      function: 'media',
      // Newer attachments are here; a message names one of the two by number.
      url: 'https://cdn3.signal.org/',
      healthy: {},
      certificate: 'private-ca',
      hstsPreloaded: false,
      onlyApps: true,
      upload: 'https://updates.signal.org/',
      source: {
        kind: 'client-code',
        where: 'Signal-Desktop config/production.json (cdn 3) and ts/scripts/generate-dns-fallback.ts',
        read: '2026-11-29',
      },
      // Whether it shows Signal's authority to everybody is unknown.
      isUnverified: true,
    },
  ],
  relays: [
    {
      url: 'stun:turn3.voip.signal.org:3478',
      // Apps get their relays after a login; no text says whether this one answers strangers.
      source: { kind: 'other', where: 'ringrtc src/node/test/CallingClass.ts', read: '2026-11-24' },
      isUnverified: true,
    },
    {
      url: 'stun:turn3.voip.signal.org:443',
      source: { kind: 'memory', where: 'a list that Signal handed out to its apps in 2022; from memory' },
    },
    {
      url: 'turn:turn3.voip.signal.org:80?transport=tcp',
      // Signal-Server TurnTokenGenerator.java: the expiry second and a random number.
      user: '{until}:{number}',
      source: { kind: 'memory', where: 'a list that Signal handed out to its apps in 2022; from memory' },
    },
  ],
  untestable: { upload: 'left-out', calls: 'left-out' },
};
