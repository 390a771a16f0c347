import { checkOf } from '../../src/measure/check/check.ts';
import { bytesByPurpose } from '../../src/schedule/bytes-moved.ts';
import type { Rule } from '../../tests/lab/censor/rule.ts';
import type { LabBrowser } from '../../tests/lab/driver/browser.ts';
import { startChromium } from '../../tests/lab/driver/chromium.ts';
import { startFirefox } from '../../tests/lab/driver/firefox.ts';
import { newestRound } from '../../tests/lab/driver/history.ts';
import { switchOn } from '../../tests/lab/driver/switch-on.ts';
import { cleanLine, type Line } from '../../tests/lab/line.ts';
import type { Counters } from '../../tests/lab/router/counters.ts';
import { type World, withWorld } from '../../tests/lab/world.ts';
import type { Session } from './measure.ts';
import { type TimedCheck, timedCheck, waitForPopup } from './timed-check.ts';

/** A browser with a fresh profile on its own network. */
export interface LabRun {
  readonly checks: readonly [TimedCheck, ...TimedCheck[]];
  /** The traffic of the first check. */
  readonly counters: Counters;
  /** Kilobytes that the first check counted, by purpose. */
  readonly counted: ReturnType<typeof bytesByPurpose>;
}

/** A country without domestic controls. */
const elsewhere = 'Europe/Paris';
/** The pause between two checks: as short as a person may leave between two clicks. */
const betweenMs = 3000;

export interface Conditions {
  readonly rules: readonly Rule[];
  /** Default: a round trip of 40 ms. */
  readonly line?: Line;
  readonly timeZone?: string;
  /** Whether the data saver is on. */
  readonly savesData?: boolean;
  /** How many checks to make in a row in the same browser. */
  readonly checks: number;
}

/** Starts the browser that is measured in a world. */
export async function startInLab(session: Session, world: World, timeZone = elsewhere): Promise<LabBrowser> {
  const start = session.browser === 'chromium' ? startChromium : startFirefox;
  return start({ world, extension: await session.extension(), timeZone });
}

/** Creates a world and runs checks in it. */
export function runInLab(
  session: Session,
  { rules, line = cleanLine, timeZone = elsewhere, savesData = false, checks }: Conditions,
): Promise<LabRun> {
  return withWorld({ rules, line }, async (world) => {
    const browser = await startInLab(session, world, timeZone);
    try {
      await switchOn(browser, [], { dataSaver: savesData });
      await waitForPopup(browser);
      await world.router('forget', undefined);
      const first = await timedCheck(browser);
      const counters = await world.router('counters', undefined);
      const counted = bytesByPurpose(checkOf((await newestRound(browser))?.observations ?? []));
      const further: TimedCheck[] = [];
      while (further.length < checks - 1) {
        await new Promise((done) => setTimeout(done, betweenMs));
        further.push(await timedCheck(browser));
      }
      return { checks: [first, ...further], counters, counted };
    } finally {
      await browser.close();
    }
  });
}
