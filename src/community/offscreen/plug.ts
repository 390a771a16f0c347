import { type ErrandRunner, runnerOf } from '../../platform/browser/errand.ts';
import { takePartErrand } from '../outbox/participation.ts';

/** Looked at here, and not in sharing.ts: a build leaves out what a constant of the same file rules out. */
declare const SHARING_CONFIG: unknown;

/** What sharing has run where there is a document: nothing in a build that names no relay. */
export const communityRunners: readonly ErrandRunner[] =
  typeof SHARING_CONFIG === 'undefined'
    ? []
    : // Loaded when it is first needed: most people share nothing, and the cryptography weighs a quarter of a background.
      [runnerOf(takePartErrand, async (ask) => (await import('./run.ts')).run(ask))];
