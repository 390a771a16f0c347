import { lazy } from '../lazy.tsx';

/** Few people need the report, so the popup does without it until somebody does. */
export const LazyReport = lazy(async () => (await import('./wrong-verdict-report.tsx')).WrongVerdictReport);
