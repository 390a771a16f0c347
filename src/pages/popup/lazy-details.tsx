import type { ServiceDetailsProps } from '../shared/current/service-details.tsx';
import { lazy } from '../shared/lazy.tsx';

/** Loaded when a row is opened, so that the last result is painted before. */
export const LazyDetails = lazy<ServiceDetailsProps>(async () => (await import('./details.tsx')).Details);
