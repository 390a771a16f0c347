import { addDays } from '../history/local-time.ts';
import { announceChange } from '../platform/browser/changes.ts';
import { systemClock } from '../platform/browser/clock.ts';
import { keepAwake } from '../platform/browser/keep-awake.ts';
import { inBothHistories } from '../platform/store/open-history.ts';
import { forgetHistorySince, readSettings } from '../platform/values/local-values.ts';

let tidying: Promise<void> | undefined;
let again = false;

/**
 * Does what is left to do in the history, slice by slice, so that pages read in between. What the browser ends in the
 * middle goes on when the background wakes.
 */
export function tidyUp(): Promise<void> {
  if (tidying) {
    again = true;
    return tidying;
  }
  tidying = tidyUntilDone().finally(() => {
    tidying = undefined;
  });
  return tidying;
}

async function tidyUntilDone(): Promise<void> {
  const sleepAgain = keepAwake();
  try {
    do {
      again = false;
      const keepSince = await keptSince(Date.now());
      await inBothHistories(async (store) => {
        let changed = false;
        while (await store.tidyOnce(keepSince)) changed = true;
        if (!changed) return;
        // Nobody is to be told that the browser removed what was deleted here.
        if (!(await store.lastRound())) await forgetHistorySince();
        announceChange();
      });
    } while (again);
  } finally {
    sleepAgain();
  }
}

/**
 * Whole days are kept, or none of a day: its roll-up could otherwise not be made again. While no trace is to be left, what
 * is on the disk stays until the person deletes it.
 */
async function keptSince(now: number): Promise<number> {
  const { settings } = await readSettings();
  if (settings.leaveNoTrace || settings.keepDays === 'forever') return 0;
  const clock = systemClock();
  return clock.startOf(addDays(clock.timeAt(now).day, -settings.keepDays));
}
