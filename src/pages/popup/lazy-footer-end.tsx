import { lazy } from '../shared/lazy.tsx';
import type { FooterEndProps } from './footer-end.tsx';

/** Loaded after the first paint: it stands below the list. */
export const LazyFooterEnd = lazy<FooterEndProps>(async () => (await import('./footer-end.tsx')).FooterEnd);
