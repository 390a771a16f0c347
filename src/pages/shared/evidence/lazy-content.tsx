import { lazy } from '../lazy.tsx';

/** Loaded on demand: most people read the verdict, and not what is behind it. */
export const LazyEvidenceContent = lazy(async () => (await import('./evidence-content.tsx')).EvidenceContent);
