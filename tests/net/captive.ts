import type { Answer } from './answer.ts';

const text = { 'content-type': 'text/plain' };

/** The checks that operating systems and browsers use to find hotspots, with the vendors' exact answers. */
const captiveChecks: Readonly<Record<string, Answer>> = {
  'www.gstatic.com/generate_204': { status: 204 },
  'connectivitycheck.gstatic.com/generate_204': { status: 204 },
  'www.google.com/generate_204': { status: 204 },
  'cp.cloudflare.com/generate_204': { status: 204 },
  'cp.cloudflare.com/': { status: 204 },
  'detectportal.firefox.com/success.txt': { status: 200, headers: text, body: 'success\n' },
  'detectportal.firefox.com/canonical.html': {
    status: 200,
    body: '<meta http-equiv="refresh" content="0;url=https://support.mozilla.org/kb/captive-portal"/>',
  },
  'captive.apple.com/hotspot-detect.html': {
    status: 200,
    body: '<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>',
  },
  'www.msftconnecttest.com/connecttest.txt': { status: 200, headers: text, body: 'Microsoft Connect Test' },
};

export function captiveAnswer(host: string, path: string): Answer | undefined {
  return captiveChecks[`${host}${path.replace(/\?.*/, '')}`];
}

/** A hotspot's answer to every plain http request. */
export const portalAnswer: Answer = {
  status: 302,
  headers: { location: 'http://portal.hotspot.test/sign-in' },
  body: 'Please sign in.',
};
