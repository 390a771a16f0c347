import { runJobsHere } from '../platform/browser/job.ts';
import './main.ts';

/**
 * Firefox's background is a page, so it runs the jobs for which Chromium's worker needs an offscreen page. Their code
 * is loaded with the first job: most times that the background wakes there is none.
 */
runJobsHere(async () => (await import('../offscreen/all-runners.ts')).allRunners);
