import type { View } from '../shared/current/view.ts';
import { lazy } from '../shared/lazy.tsx';

/** Loaded after the first paint: it stands below the list. */
export const LazyPlace = lazy<{ readonly view: View }>(async () => (await import('./place.tsx')).Place);
