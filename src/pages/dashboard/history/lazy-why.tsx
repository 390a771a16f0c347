import { lazy } from '../../shared/lazy.tsx';
import type { WhyProps } from './why.tsx';

/** Loaded on demand: it has a sentence of each rule. */
export const LazyWhy = lazy<WhyProps>(async () => (await import('./why.tsx')).Why);
