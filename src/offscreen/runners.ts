import { type JobRunner, runnerOf } from '../platform/browser/job.ts';
import { askRelay } from '../probe/call.ts';
import { fetchWithin } from './fetch-within.ts';
import { askAddressJob, askRelayJob } from './jobs.ts';

/** The jobs of the offscreen page itself. */
export const runners: readonly JobRunner[] = [
  runnerOf(askRelayJob, ({ url, username, deadlineMs }, signal) => askRelay(url, username, deadlineMs, signal)),
  runnerOf(askAddressJob, (wire, signal) => fetchWithin(wire, signal ?? new AbortController().signal)),
];
