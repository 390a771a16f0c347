import { type LocalClock, localClock } from '../../history/local-time.ts';

let latest: { readonly timeZone: string; readonly clock: LocalClock } | undefined;

/** The local time of the person. It caches, so one instance is kept. */
export function systemClock(): LocalClock {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (latest?.timeZone !== timeZone) latest = { timeZone, clock: localClock(timeZone) };
  return latest.clock;
}
