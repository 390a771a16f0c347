import { fetchJob } from '../../offscreen/jobs.ts';
import { runJob } from '../../platform/browser/job.ts';
import { hasOffscreenPages, renewOffscreenPage } from '../../platform/browser/offscreen-page.ts';
import type { Fetcher } from '../../probe/fetch-here.ts';

/**
 * Creates a context without open connections, so that every answer comes on a connection of this check: in Chromium the
 * frame without credentials of a new offscreen page. Undefined if this browser has none.
 */
export async function openFreshFrame(): Promise<Fetcher | undefined> {
  if (!hasOffscreenPages()) return undefined;
  // Each request opens the page again if needed. There is no fallback to the background: its TLS sessions outlive a
  // check, and by resuming one a messenger could link two checks to the same browser.
  await renewOffscreenPage().catch(() => undefined);
  return fetchInDocument;
}

/** Makes a request from a document, which is the background itself in Firefox. */
export const fetchInDocument: Fetcher = async (wire, signal) => {
  const at = Date.now();
  const fetched = await runJob(fetchJob, wire, signal);
  return fetched ?? { at, tookMs: Date.now() - at, end: 'interrupted' };
};
