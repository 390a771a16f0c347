import { type LocalClock, localClock } from '../../history/local-time.ts';

let latest: { readonly timeZone: string; readonly clock: LocalClock } | undefined;

/** The clock on the wall of whoever uses this browser. It remembers what it has told, so one is kept. */
export function systemClock(): LocalClock {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (latest?.timeZone !== timeZone) latest = { timeZone, clock: localClock(timeZone) };
  return latest.clock;
}
