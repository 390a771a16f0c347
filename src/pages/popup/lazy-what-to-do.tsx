import { lazy } from '../shared/lazy.tsx';
import type { WhatToDoProps } from './what-to-do.tsx';

/** Loaded when it is asked for. */
export const LazyWhatToDo = lazy<WhatToDoProps>(async () => (await import('./what-to-do.tsx')).WhatToDo);
