import { type LocalClock, localClock } from '../core/history/local-time.ts';

/** The clock on the wall of whoever uses this browser. */
export function systemClock(): LocalClock {
  return localClock(Intl.DateTimeFormat().resolvedOptions().timeZone);
}
