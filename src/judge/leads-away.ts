import type { Endpoint } from '../model/service.ts';

/**
 * Does a redirect lead to a host that the entry does not name? Hosts of one site belong to one owner: of
 * `web.example.com` all those in `example.com`. A redirect to any other is a page to sign in, a new home of the
 * service, or the page of a filter whose certificate this browser trusts.
 */
export function leadsAway(redirectedTo: string | undefined, { url, healthy }: Endpoint): boolean {
  if (redirectedTo === undefined || healthy.leadsTo?.includes(redirectedTo)) return false;
  const labels = new URL(url).hostname.split('.');
  const site = (labels.length > 2 ? labels.slice(1) : labels).join('.');
  return redirectedTo !== site && !redirectedTo.endsWith(`.${site}`);
}
