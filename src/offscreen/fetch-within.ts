import { type Fetched, fetchHere, type Wire } from '../probe/fetch-here.ts';

/**
 * Requests an IP address for which the extension has no host permission. The browser then follows redirects by itself,
 * and the server could redirect the request into the person's own network. So the request is made from a frame whose
 * Content Security Policy permits this address alone, which also applies to redirects.
 */
export async function fetchWithin(wire: Wire, signal: AbortSignal): Promise<Fetched> {
  const { origin, hostname } = new URL(wire.url);
  // CSP cannot name an IPv6 address.
  const allowed = hostname.startsWith('[') ? 'https:' : origin;
  const frame = document.createElement('iframe');
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; connect-src ${allowed}">`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  try {
    return await fetchHere(wire, signal, undefined, fetchOf(frame));
  } finally {
    frame.remove();
  }
}

/** Converts errors: a TypeError of the frame is not an instance of this page's TypeError. */
function fetchOf({ contentWindow }: HTMLIFrameElement): typeof fetch {
  return async (...ask) => {
    try {
      if (!contentWindow) throw new TypeError('the frame is gone');
      return await contentWindow.fetch(...ask);
    } catch (error) {
      throw (error as Error).name === 'TypeError' ? new TypeError((error as Error).message) : error;
    }
  };
}
