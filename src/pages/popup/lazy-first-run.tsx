import { lazy } from '../shared/lazy.tsx';
import type { FirstRunProps } from './first-run.tsx';

/** Loaded only before the first check. */
export const LazyFirstRun = lazy<FirstRunProps>(async () => (await import('./first-run.tsx')).FirstRun);
