import { lazy } from '../lazy.tsx';
import type { SheetProps } from './sheet.tsx';

/** Loaded when it is asked for. */
export const LazySheet = lazy<SheetProps>(async () => (await import('./sheet.tsx')).Sheet);
