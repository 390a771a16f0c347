import type { Endpoint } from './service.ts';

/**
 * Whether a redirect leads to another site that the entry does not name: a page to sign in, a new home of the service,
 * or the page of a filter whose certificate this browser trusts. Hosts of one site have one owner.
 */
export function redirectsOffSite(
  redirectedTo: string | undefined,
  { url, healthy }: Pick<Endpoint, 'url' | 'healthy'>,
): boolean {
  if (redirectedTo === undefined || healthy.leadsTo?.includes(redirectedTo)) return false;
  return siteOf(redirectedTo) !== siteOf(new URL(url).hostname);
}

/** Endings of two labels under which anybody can have a name, as in `example.co.uk`. */
const sharedEnding = /^(?:ac|co|com|edu|go|gov|ne|net|or|org)\.[a-z]{2}$/;

/** The part of a host that shows its owner: its last two labels, or three under a shared ending. */
function siteOf(host: string): string {
  const labels = host.split('.');
  return labels.slice(sharedEnding.test(labels.slice(-2).join('.')) ? -3 : -2).join('.');
}
