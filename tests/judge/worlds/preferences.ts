/**
 * Rules that name one of several worlds with the same facts. `over`: the worlds in which that is wrong. `source`: the
 * public text that says why it is rarely so.
 */
export interface Preference {
  readonly over: readonly string[];
  readonly source: string;
}

const tspu = 'Xue et al., "TSPU: Russia’s Decentralized Censorship System", IMC 2022';
const forged =
  'Hoang et al., "How Great is the Great Firewall?", USENIX Security 2021: forged answers name addresses of companies that are held back there as well';
const cut = `${tspu}: filters reset a connection once its ClientHello has the name. RFC 9110, section 15.6: a server in trouble answers with an error`;
const swallowed = `${tspu}: filters drop a connection from the ClientHello with the name on. RFC 4821: senders go on with smaller packets where large ones are lost`;

export const preferences: Readonly<Record<string, Preference>> = {
  reset: { over: ['balancer-alone', 'server-hangs-up', 'cut-after-handshake', 'name-led-to-a-trap'], source: cut },
  closed: { over: ['balancer-alone', 'server-hangs-up', 'cut-after-handshake', 'name-led-to-a-trap'], source: cut },
  'handshake-unanswered': { over: ['large-packets-lost', 'tls-hangs', 'name-led-to-a-trap'], source: swallowed },
  'name-swallowed-at-own-address': {
    over: ['large-packets-lost', 'tls-hangs', 'server-hangs', 'mute-after-handshake', 'name-led-to-a-trap'],
    source: swallowed,
  },
  'handshake-turned-away': { over: ['name-led-to-somebody'], source: forged },
  'certificate-of-unknown-authority': {
    over: ['chain-incomplete'],
    source:
      'Mozilla Security Blog, "Preloading Intermediate CA Certificates into Firefox", 2020; Chromium fetches them (RFC 5280, section 4.2.2.1)',
  },
  'server-in-error': {
    over: ['page-replaced'],
    source: 'RFC 8446, section 4.4.3: only who has the key of a trusted certificate answers in the name of the service',
  },
  'looks-fine': {
    over: ['throttled-later'],
    source: 'net4people/bbs#490: connections freeze after the first 16 to 20 kilobytes',
  },
  online: {
    over: ['sign-in', 'cut-off-from-abroad'],
    source:
      'RFC 8952, section 1: networks that want a sign-in intercept plain http. RFC 8446, section 4.4.3: nobody on the way answers in the name of a site abroad',
  },
};
