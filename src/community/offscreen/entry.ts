import { type JobRunner, runnerOf } from '../../platform/browser/job.ts';
import { takePartJob } from '../outbox/participation.ts';

/** Tested here and not in sharing.ts, because the build drops unused code only behind a constant of the same file. */
declare const SHARING_CONFIG: unknown;

/** The jobs of sharing; none in a build without relays. */
export const communityRunners: readonly JobRunner[] =
  typeof SHARING_CONFIG === 'undefined'
    ? []
    : // Loaded on first use: most people do not share, and the cryptography is a quarter of the background's size.
      [runnerOf(takePartJob, async (ask, signal) => (await import('./run.ts')).run(ask, signal))];
