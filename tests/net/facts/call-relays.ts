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
    host: /^stun\.(?:cloudflare|nextcloud)\.com$/,
    relay: 'answers',
    source: 'Cloudflare Realtime documentation; default of Nextcloud Talk',
  },
  { host: /^stun\.fbsbx\.com$/, relay: 'answers', unknown: noLog, source: 'web client of Facebook' },
  {
    host: /^turn3\.voip\.signal\.org$/,
    relay: 'answers',
    unknown: noLog,
    source: 'ringrtc src/node/test/CallingClass.ts; a list that Signal handed out to its apps in 2022',
  },
  {
    host: /^(?:turn\.matrix\.org|meet\.turns\.goog|(?:stun|turn)\.simplex\.im|ds-turn-ff\.threema\.ch)$/,
    relay: 'answers',
    unknown: noLog,
    source: 'public texts that name these relays, as in the catalogue',
  },
];
