import type { RoundKind } from '../model/round.ts';
import { intervals, type Settings } from '../model/settings.ts';
import { clearAlarm, setAlarm } from '../platform/browser/alarms.ts';
import { localHints, savesData } from '../platform/browser/hints.ts';
import type { Store } from '../platform/store/store.ts';
import { currentNetwork } from '../platform/values/current-network.ts';
import { readDataUse, readSettings } from '../platform/values/local-values.ts';
import { bytesLeft } from '../schedule/data-budget.ts';
import { backgroundKind, mayCheckInBackground, minutesToNextCheck } from '../schedule/timetable.ts';

/** Sets the alarm for the next background check, or clears it where none is planned. */
export async function setNextAlarm(store: Store): Promise<void> {
  const { settings } = await readSettings();
  const last = await store.lastRound();
  const minutes = minutesToNextCheck(settings, last?.at, Date.now(), Math.random());
  if (minutes === undefined) await clearAlarm('background-check');
  // The browser repeats it: a check that may not run waits one interval, and an error does not end all checks.
  else setAlarm('background-check', { delayInMinutes: minutes, periodInMinutes: settings.everyMinutes });
}

/** A laptop that wakes is offline for a moment, so the next try is after the shortest interval, and not after a day. */
export function waitForConnection(): void {
  setAlarm('background-check', { periodInMinutes: intervals[0] });
}

/** The kind of check that is due, if one may run now. */
export async function checkDue(store: Store): Promise<RoundKind | undefined> {
  const now = Date.now();
  const { settings } = await readSettings();
  if (!mayCheckInBackground(settings, now, localHints().onLine)) return undefined;
  const profile = await currentNetwork();
  const network = (await store.networks()).find(({ id }) => id === profile);
  const budget = { monthlyMegabytes: settings.monthlyMegabytes, metered: network?.metered ?? false };
  return backgroundKind(settings, {
    bytesLeft: bytesLeft(await readDataUse(now), profile, budget),
    savesData: savesData(),
    sinceFull: await roundsSinceFull(settings, store, now),
  });
}

/** Background checks since the last full check. It does not look back further than twice the wanted number. */
async function roundsSinceFull({ everyMinutes, fullEvery }: Settings, store: Store, now: number): Promise<number> {
  const rounds = await store.roundsSince(now - 2 * fullEvery * everyMinutes * 60_000);
  const newest = rounds.findIndex(({ kind }) => kind === 'full');
  return newest < 0 ? rounds.length : newest;
}
