import { type JobRunner, runnerOf } from '../platform/browser/job.ts';
import { makeHandshake } from '../probe/handshake.ts';
import { handshakeJob } from './jobs.ts';

/** Separate from the other jobs of the frame, so that Firefox's background does not load what only Chromium uses. */
export const handshakeRunner: JobRunner = runnerOf(handshakeJob, ({ url, deadlineMs }, signal) =>
  makeHandshake(url, deadlineMs, signal),
);
