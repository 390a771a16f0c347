import { runJobsHere } from '../platform/browser/job.ts';
import './main.ts';

/**
 * Firefox's background is a page, so it runs the jobs for which Chromium's worker needs an offscreen page. It loads what
 * runs them with the first one: most of the times that it is woken there is none.
 */
runJobsHere(async () => (await import('../offscreen/all-runners.ts')).allRunners);
