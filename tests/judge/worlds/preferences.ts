/** For each rule that `prefers`: the worlds that show the same facts, and in which its verdict is wrong. */
export const preferences: Readonly<Record<string, readonly string[]>> = {
  'cut-in-handshake': ['balancer-alone', 'server-hangs-up', 'cut-after-handshake', 'name-led-to-a-trap'],
  'handshake-unanswered': [
    'large-packets-lost',
    'tls-hangs',
    'server-hangs',
    'mute-after-handshake',
    'name-led-to-a-trap',
  ],
  'dead-where-it-leads': ['place-held-back', 'place-off'],
  'handshake-turned-away': ['name-led-to-somebody'],
  'certificate-of-unknown-authority': ['chain-incomplete'],
  'server-in-error': ['page-replaced'],
  'first-sample-fine': ['throttled-later'],
  online: ['sign-in', 'cut-off-from-abroad'],
  'services-alone-answer': ['sign-in-services-pass'],
};
