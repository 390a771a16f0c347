import { makeBuildsFresh } from '../scripts/fresh-builds.ts';

/** Vitest calls this before the first test that needs a build. */
export const setup = makeBuildsFresh;
