import { askAddressJob } from '../../offscreen/jobs.ts';
import { runJob } from '../../platform/browser/job.ts';
import type { Fetcher } from '../../probe/fetch-here.ts';

/** Asks an address to which there is no access, from where no redirect can lead the request elsewhere. */
export const askAddress: Fetcher = async (wire, signal) => {
  const at = Date.now();
  const fetched = await runJob(askAddressJob, wire, signal);
  return fetched ?? { at, tookMs: Date.now() - at, end: 'interrupted' };
};
