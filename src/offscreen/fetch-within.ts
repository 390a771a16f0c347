import { type Fetched, fetchHere, type Wire } from '../probe/fetch-here.ts';

/**
 * Asks an address to which there is no access. There a browser follows redirects by itself, and whoever holds the address
 * could lead the request to a host inside the person's own network. So it comes from a frame whose policy lets nothing but
 * this address be asked, which holds for redirects too.
 */
export async function fetchWithin(wire: Wire, signal: AbortSignal): Promise<Fetched> {
  const { origin, hostname } = new URL(wire.url);
  // A policy cannot name an IPv6 address.
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

/** The errors of a frame are not of this page's types. */
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
