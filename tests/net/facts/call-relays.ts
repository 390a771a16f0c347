import type { ServerFact } from '../server-fact.ts';

const noLog = { what: 'no public log shows an answer to a stranger', otherwise: [{ relay: 'silent' }] } as const;

/** Servers that relay calls, or tell callers their address. */
export const callRelays: readonly ServerFact[] = [
  {
    host: /^stun\.l\.google\.com$/,
    relay: 'answers',
    source: 'WebRTC samples of Google, which work without an account',
  },
  {
    host: /^stun\.(?:cloudflare|nextcloud|telnyx)\.com$/,
    relay: 'answers',
    source:
      'Cloudflare Realtime documentation; default of Nextcloud Talk; public STUN server in the documentation of Telnyx',
  },
  {
    // Users of these clients are strangers to the relay too: they ask it without an account, or before one counts.
    host: /^(?:stun\.fbsbx\.com|(?:stun|turn)\.simplex\.im|ds-turn-ff\.threema\.ch)$/,
    relay: 'answers',
    source: 'code of the clients of Facebook, SimpleX and Threema, which ask it; RFC 8656: 401 without credentials',
  },
  {
    host: /^turn3\.voip\.signal\.org$/,
    relay: 'answers',
    unknown: noLog,
    source: 'ringrtc src/node/test/CallingClass.ts; a list that Signal handed out to its apps in 2022',
  },
  {
    host: /^(?:turn\.matrix\.org|meet\.turns\.goog)$/,
    relay: 'answers',
    unknown: noLog,
    source: 'public texts that name these relays, as in the catalogue',
  },
];
