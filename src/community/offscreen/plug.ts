import { type ErrandRunner, runnerOf } from '../../platform/browser/errand.ts';
import { takePartErrand } from '../outbox/participation.ts';

/** Tested here and not in sharing.ts, because the build drops unused code only behind a constant of the same file. */
declare const SHARING_CONFIG: unknown;

/** The errands of sharing; none in a build without relays. */
export const communityRunners: readonly ErrandRunner[] =
  typeof SHARING_CONFIG === 'undefined'
    ? []
    : // Loaded on first use: most people do not share, and the cryptography is a quarter of the background's size.
      [runnerOf(takePartErrand, async (ask, signal) => (await import('./run.ts')).run(ask, signal))];
