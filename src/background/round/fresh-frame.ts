import { fetchJob } from '../../offscreen/jobs.ts';
import { runJob } from '../../platform/browser/job.ts';
import { hasOffscreenPages, renewOffscreenPage } from '../../platform/browser/offscreen-page.ts';
import type { Fetcher } from '../../probe/fetch-here.ts';

/**
 * Makes a place where no connection is open, so that whatever answers there did so on a connection of this check: in
 * Chromium the frame without credentials of a new offscreen page. Undefined where this browser has no such place.
 */
export async function openFreshFrame(): Promise<Fetcher | undefined> {
  if (!hasOffscreenPages()) return undefined;
  // Each request asks for the page again. Nothing comes from the background instead: its sessions of TLS outlive a check, and a
  // messenger could tell by them that two checks are of the same browser.
  await renewOffscreenPage().catch(() => undefined);
  return fetchThere;
}

const fetchThere: Fetcher = async (wire, signal) => {
  const at = Date.now();
  const fetched = await runJob(fetchJob, wire, signal);
  return fetched ?? { at, tookMs: Date.now() - at, end: 'interrupted' };
};
