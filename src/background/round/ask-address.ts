import { askAddressJob } from '../../offscreen/jobs.ts';
import { runJob } from '../../platform/browser/job.ts';
import type { Fetcher } from '../../probe/fetch-here.ts';

/** Requests an IP address without host permission, from a frame in which no redirect can lead elsewhere. */
export const askAddress: Fetcher = async (wire, signal) => {
  const at = Date.now();
  const fetched = await runJob(askAddressJob, wire, signal);
  return fetched ?? { at, tookMs: Date.now() - at, end: 'interrupted' };
};
