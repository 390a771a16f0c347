import { askAddressErrand } from '../../offscreen/errands.ts';
import { runErrand } from '../../platform/browser/errand.ts';
import type { Fetcher } from '../../probe/fetch-here.ts';

/** Asks an address to which there is no access, from where no redirect can lead the request elsewhere. */
export const askAddress: Fetcher = async (wire, signal) => {
  const at = Date.now();
  const fetched = await runErrand(askAddressErrand, wire, signal);
  return fetched ?? { at, tookMs: Date.now() - at, end: 'interrupted' };
};
