import type { RoundKind } from '../../src/model/round.ts';
import type { Rule } from '../../tests/lab/censor/rule.ts';
import { startChromium } from '../../tests/lab/driver/chromium.ts';
import { startFirefox } from '../../tests/lab/driver/firefox.ts';
import { cleanLine, type Line } from '../../tests/lab/line.ts';
import type { Counters } from '../../tests/lab/router/counters.ts';
import { withWorld } from '../../tests/lab/world.ts';
import type { Session } from './measure.ts';
import { type TimedCheck, timedCheck, waitForPopup } from './timed-check.ts';

/** A browser with a fresh profile on a network of its own. */
export interface LabRun {
  readonly checks: readonly [TimedCheck, ...TimedCheck[]];
  /** What was on the line during the first check. */
  readonly counters: Counters;
}

/** A place without domestic controls. */
const elsewhere = 'Europe/Paris';
/** Between the checks a host may rest as it would between two clicks of an impatient person. */
const betweenMs = 3000;

interface Conditions {
  readonly rules: readonly Rule[];
  /** 40 ms there and back where it is left out. */
  readonly line?: Line;
  /** The quick check where it is left out. */
  readonly kind?: RoundKind;
  readonly timeZone?: string;
  /** Checks one after the other, in the same browser. */
  readonly checks: number;
}

/** Makes a world, and checks in it. */
export function runInLab(
  session: Session,
  { rules, line = cleanLine, timeZone = elsewhere, kind = 'quick', checks }: Conditions,
): Promise<LabRun> {
  return withWorld({ rules, line }, async (world) => {
    const start = session.browser === 'chromium' ? startChromium : startFirefox;
    const browser = await start({ world, extension: await session.extension(), timeZone });
    try {
      await waitForPopup(browser);
      await world.router('forget', undefined);
      const first = await timedCheck(browser, kind);
      const counters = await world.router('counters', undefined);
      const further: TimedCheck[] = [];
      while (further.length < checks - 1) {
        await new Promise((done) => setTimeout(done, betweenMs));
        further.push(await timedCheck(browser, kind));
      }
      return { checks: [first, ...further], counters };
    } finally {
      await browser.close();
    }
  });
}
