import { fetchErrand } from '../../offscreen/errands.ts';
import { runErrand } from '../../platform/browser/errand.ts';
import { renewOffscreenPage } from '../../platform/browser/offscreen-page.ts';
import type { Fetcher } from '../../probe/fetch-here.ts';

/**
 * Makes a place where no connection is open, so that whatever answers there did so on a connection of this check: in
 * Chromium the frame without credentials of a new offscreen page. Undefined where this browser has no such place.
 */
export async function openFreshPlace(): Promise<Fetcher | undefined> {
  // A check goes on without the page: requests are then made over whichever connections the background has.
  const isNew = await renewOffscreenPage().catch(() => false);
  return isNew ? fetchThere : undefined;
}

const fetchThere: Fetcher = async (wire, signal) => {
  const at = Date.now();
  const fetched = await runErrand(fetchErrand, wire, signal);
  return fetched ?? { at, tookMs: Date.now() - at, end: 'interrupted' };
};
