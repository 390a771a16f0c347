import type { SheetProps } from '../../shared/advice/sheet.tsx';
import { lazy } from '../../shared/lazy.tsx';

/** Loaded when it is asked for. */
export const LazySheetWithCrowd = lazy<SheetProps>(async () => (await import('./sheet-with-crowd.tsx')).SheetWithCrowd);
