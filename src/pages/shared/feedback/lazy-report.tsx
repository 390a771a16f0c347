import { later } from '../later.tsx';

/** Few people need the report, so the popup does without it until somebody does. */
export const LazyReport = later(async () => (await import('./wrong-verdict-report.tsx')).WrongVerdictReport);
