import type { Control, Endpoint, Service } from '../model/service.ts';

/** The URL pattern of every request that may be made for an endpoint: its probes, comparison probes and transfers. */
function patternsOf({ url, hstsPreloaded, addresses = [], assets = [], large = [], upload }: Endpoint): string[] {
  const { protocol, hostname } = new URL(url);
  // A WebSocket's error has no details, so a page request to the same host finds the cause. A page that came over an
  // old connection is tried again by a WebSocket, which always makes a new one.
  const patterns = [`${protocol}//${hostname}/*`, `https://${hostname}/*`, `wss://${hostname}/*`];
  if (!hstsPreloaded) patterns.push(`http://${hostname}/*`);
  for (const address of addresses) {
    const host = address.includes(':') ? `[${address}]` : address;
    patterns.push(`https://${host}/*`, `http://${host}/*`);
  }
  for (const other of [...large.flatMap(({ url, redirectsTo }) => [url, redirectsTo]), upload]) {
    if (other !== undefined) patterns.push(`https://${new URL(other).hostname}/*`);
  }
  patterns.push(...assets.map(({ host }) => `https://${host}/*`));
  return patterns;
}

/**
 * The match patterns that checks of these services and controls need, sorted and without duplicates. The manifest lists
 * them, and the person is asked for them. A pattern without a port covers all ports.
 */
export function originsFor(services: readonly Service[], controls: readonly Control[]): string[] {
  const patterns = [
    ...services.flatMap((service) => service.endpoints.flatMap(patternsOf)),
    ...controls.flatMap(({ url, large }) => (large ? [url, large.url] : [url])).map(patternOf),
    // If no WebSocket to a service opens, one to a foreign control shows whether any does.
    ...controls.filter((control) => control.class === 'foreign').map((control) => patternOf(channelOf(control.url))),
  ];
  return [...new Set(patterns)].sort();
}

/** The URL of a WebSocket to the host of a page. */
export function channelOf(page: string): string {
  return page.replace(/^https:/, 'wss:');
}

/** The match pattern of a URL's scheme and host. */
export function patternOf(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}

/**
 * The patterns that the manifest has to list so that access to a custom service can be requested. They are never
 * requested as a whole: the person is asked only for the host that they added.
 */
export const originsOfAnyService: readonly string[] = ['https://*/*', 'wss://*/*'];
