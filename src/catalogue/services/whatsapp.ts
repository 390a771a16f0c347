import type { Service } from '../../model/service.ts';
import { metaMarks } from '../meta-marks.ts';
import { metaNetworks } from '../networks.ts';

export const whatsapp: Service = {
  id: 'whatsapp',
  name: 'WhatsApp',
  homepage: 'https://www.whatsapp.com/',
  networks: metaNetworks,
  endpoints: [
    {
      id: 'web',
      function: 'web',
      // The service worker's script: small, and changes less than the page.
      url: 'https://web.whatsapp.com/sw.js',
      // 205 kB: wppconnect-team/wa-version html/2.3000.1020982412-alpha.html, read 2026-11-29.
      page: 'https://web.whatsapp.com/',
      // No status is set, because the edge answers 400 to requests that do not look like a navigation.
      healthy: { contentType: 'javascript' },
      certificate: 'public',
      hstsPreloaded: true,
      assets: [
        {
          host: 'static.whatsapp.net',
          where: 'wppconnect-team/wa-version html/2.3000.1020982412-alpha.html, read 2026-11-30',
        },
      ],
      source: {
        kind: 'client-code',
        where: 'WhiskeySockets/Baileys src/Utils/generics.ts, pull request 1883',
        read: '2026-11-26',
      },
    },
    {
      id: 'chat',
      function: 'messages',
      // Opens without a login, which follows inside the WebSocket.
      url: 'wss://web.whatsapp.com/ws/chat',
      origin: 'https://web.whatsapp.com',
      firstWord: 'whatsapp',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: true,
      source: {
        kind: 'client-code',
        where: 'WhiskeySockets/Baileys src/Defaults; tulir/whatsmeow socket/constants.go',
        read: '2026-11-26',
      },
    },
    {
      id: 'app',
      function: 'messages',
      // The phone apps use a different name from the web client, and Russia's own resolvers dropped only that one. They
      // use their own protocol at g.whatsapp.net, which resets every TLS hello on every network (CensorPulse,
      // 2026-09-19), so no browser can ask it.
      url: 'https://v.whatsapp.net/v2/register',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: true,
      onlyApps: true,
      source: {
        kind: 'client-code',
        where: 'mautrix/meta pkg/messagix/endpoints/facebook.go; OONI ts-018, for which any answer counts',
        read: '2026-11-26',
      },
    },
    {
      id: 'media',
      function: 'media',
      url: 'https://mmg.whatsapp.net/',
      healthy: metaMarks,
      certificate: 'public',
      hstsPreloaded: true,
      large: [
        {
          url: 'https://www.whatsapp.com/android/current/WhatsApp.apk',
          minBytes: 50_000_000,
          redirectsTo: 'https://scontent.whatsapp.net/',
          source: { kind: 'other', where: 'installation scripts that fetch the app from here', read: '2026-11-26' },
        },
        {
          // The app for Windows is now in a shop, and this one may go.
          url: 'https://web.whatsapp.com/desktop/windows/release/x64/WhatsAppSetup.exe',
          minBytes: 1_000_000,
          source: {
            kind: 'other',
            where: 'installation scripts; its size, over 100 MB, is from memory',
            read: '2026-11-26',
          },
        },
      ],
      source: { kind: 'client-code', where: 'tulir/whatsmeow socket/constants.go', read: '2026-11-26' },
    },
  ],
  // The app gets the addresses of its call relays after a login.
  untestable: { upload: 'left-out', calls: 'needs-login' },
};
