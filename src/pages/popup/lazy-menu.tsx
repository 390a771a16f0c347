import { lazy } from '../shared/lazy.tsx';
import type { MenuProps } from './menu.tsx';

/** Loaded after the first paint. */
export const LazyMenu = lazy<MenuProps>(async () => (await import('./menu.tsx')).Menu);
