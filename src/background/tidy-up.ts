import { addDays } from '../history/local-time.ts';
import { announceChange } from '../platform/browser/changes.ts';
import { systemClock } from '../platform/browser/clock.ts';
import { keepAwake } from '../platform/browser/keep-awake.ts';
import { historyExists } from '../platform/store/indexed/folder.ts';
import { inBothHistories } from '../platform/store/open-history.ts';
import { keepHistorySince, readSettings } from '../platform/values/local-values.ts';
import { judgeByCurrentRules } from './judge-again.ts';

/**
 * After an update, the stored checks are judged by the new rules. The earlier verdicts are kept as well.
 */
export async function judgeByNewRules(): Promise<void> {
  // Opening the history would create it.
  if (!(await historyExists())) return;
  await inBothHistories((store) => store.beginToJudge());
  await tidyUp();
}

let tidying: Promise<void> | undefined;
let again = false;
let isStopping = false;

/**
 * Does the unfinished work in the history, slice by slice, so that pages have access in between. If the browser kills
 * the background in the middle, the work continues when the background wakes.
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

/** Stops after the current slice. An error in it must not prevent a deletion. */
export async function stopTidying(): Promise<void> {
  isStopping = true;
  await tidying?.catch(() => undefined);
  isStopping = false;
}

async function tidyUntilDone(): Promise<void> {
  const sleepAgain = keepAwake();
  try {
    do {
      again = false;
      const keepSince = await keptSince(Date.now());
      const judge = await judgeByCurrentRules();
      await inBothHistories(async (store) => {
        let changed = false;
        while (!isStopping && ((await store.tidyOnce(keepSince)) || (await store.judgeOnce(judge)))) changed = true;
        if (!changed) return;
        // Otherwise pages would say that the browser removed the rounds that were deleted here.
        await keepHistorySince(await store.oldestRoundAt());
        announceChange();
      });
    } while (again && !isStopping);
  } finally {
    sleepAgain();
  }
}

/**
 * Rounds are kept for whole days: otherwise a day's roll-up could not be made again. While no trace is to be left,
 * rounds on the disk stay until the person deletes them.
 */
async function keptSince(now: number): Promise<number> {
  const { settings } = await readSettings();
  if (settings.leaveNoTrace || settings.keepDays === 'forever') return 0;
  const clock = systemClock();
  return clock.startOf(addDays(clock.timeAt(now).day, -settings.keepDays));
}
