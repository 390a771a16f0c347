import { lazy } from '../lazy.tsx';

/** Loaded on demand, because few people need the report. */
export const LazyReport = lazy(async () => (await import('./wrong-verdict-report.tsx')).WrongVerdictReport);
