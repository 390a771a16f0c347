import type { Page } from 'puppeteer-core';
import { ranges } from '../../src/pages/dashboard/parts/ranges.ts';
import { grantedExtension } from '../../tests/browser/extension.ts';
import { inPageCode } from '../../tests/browser/in-page-code.ts';
import { onOwnStage, type Stage } from '../../tests/browser/stage.ts';
import { withBarePage } from './bare-page.ts';
import { answerMs, answerWithinMs, openOverview, switchMs } from './dashboard-times.ts';
import type { Measure, Session } from './measure.ts';
import { peakMegabytes } from './memory.ts';
import { paintRows } from './paint-rows.ts';
import { endWorker } from './popup-paint.ts';
import type { Row } from './row.ts';
import { storeYear } from './store-year.ts';

const opens = 10;
const closes = 20;
const idleMs = 15_000;

/** How fast pages are with a year of history: 12 services with 5 functions each, checked every 15 minutes. */
export const pagesOfYear: Measure = {
  name: 'a year of checks, its pages',
  run: (session) =>
    withYear(session, async (stage) => {
      const rows = await paintRows(session, stage, opens);
      rows.push({
        what: 'a click on a row of the overview answers',
        unit: 'ms',
        atMost: 300,
        values: await answers(session, stage),
        note:
          session.browser === 'chromium'
            ? 'a new tab each time, with neither the background nor another page of the extension alive'
            : 'in a frame of another page of the extension',
      });
      const overview = await openOverview(stage);
      for (const range of ranges.filter((one) => one !== '24h')) {
        const values = await session.repeat(opens, async () => {
          await switchMs(overview, '24h');
          return switchMs(overview, range);
        });
        rows.push({ what: `range of the overview switched to ${range}`, unit: 'ms', atMost: 200, values });
      }
      await overview.close();
      return rows;
    }),
};

/** The cost of storing, summing up and exporting the same year. */
export const storeOfYear: Measure = {
  name: 'a year of checks, its store',
  run: (session) =>
    withYear(session, async (stage) => {
      const { page } = await stage.openPopup();
      await page.evaluate(await inPageCode());
      const megabytes = (await page.evaluate(usedBytes)) as number;
      const rows: Row[] = [{ what: 'database of a year', unit: 'MB', atMost: 300, values: [megabytes / 1e6] }];
      rows.push({
        what: 'a round ended: deflated, stored and rolled up',
        unit: 'ms',
        atMost: 20,
        values: await session.repeat(closes, () => timed(page, 'inPage.closeRound()')),
      });
      for (const days of [30, 365]) {
        rows.push({
          what: `strips of 12 services over ${days} days read and laid out`,
          unit: 'ms',
          atMost: 200,
          values: await session.repeat(opens, () => timed(page, `inPage.layOut(${days})`)),
        });
      }
      const pid = stage.browser.process()?.pid;
      if (pid === undefined) throw new Error('the browser has no process');
      await leaveExtension(session, stage);
      const later = await stage.openPopup();
      await later.page.evaluate(await inPageCode());
      const { more, result } = await peakMegabytes(pid, () => exported(later.page));
      rows.push({
        what: 'memory that the export of a year takes, all processes',
        unit: 'MB',
        atMost: 200,
        values: [more],
        note: `${(result.bytes / 1e6).toFixed(0)} MB of JSON, told in ${result.steps} steps`,
      });
      rows.push({ what: 'export of a year', unit: 's', values: [result.seconds] });
      return rows;
    }),
};

/** A browser with a year of history, and with a bare page in its copy of the extension. */
async function withYear(session: Session, work: (stage: Stage) => Promise<Row[]>): Promise<Row[]> {
  // The copy is of the session's build.
  await session.extension();
  const extension = withBarePage(await grantedExtension(session.target));
  let rows: Row[] = [];
  await onOwnStage(
    session.target,
    async (stage) => {
      const popup = await stage.openPopup();
      await popup.checkNow();
      await storeYear(popup.page);
      await popup.page.close();
      rows = await work(stage);
    },
    { extension },
  );
  return rows;
}
/** Ends the extension's process, so that memory from earlier steps is not counted. */
async function leaveExtension(session: Session, stage: Stage): Promise<void> {
  await stage.browser.newPage();
  for (const page of await stage.browser.pages()) if (page.url().startsWith(stage.origin)) await page.close();
  if (session.browser === 'chromium') await endWorker(stage);
  // Firefox keeps the process, and frees its memory when idle.
  else await new Promise((done) => setTimeout(done, idleMs));
}

async function answers(session: Session, stage: Stage): Promise<number[]> {
  if (session.browser === 'chromium') {
    return session.repeat(opens, async () => {
      await endWorker(stage);
      return answerMs(stage);
    });
  }
  const { page } = await stage.openPopup();
  const values = await session.repeat(opens, () => answerWithinMs(page));
  await page.close();
  return values;
}

const usedBytes = `navigator.storage.estimate().then(({ usage }) => usage)`;

const timed = async (page: Page, call: string) => (await page.evaluate(call)) as number;

interface Exported {
  readonly bytes: number;
  readonly seconds: number;
  readonly steps: number;
}

const lookEveryMs = 1000;

/** The export takes minutes, longer than the driver's protocol waits: it is started, then polled. */
async function exported(page: Page): Promise<Exported> {
  await page.evaluate(`inPage.exportAll().then(
    (result) => { globalThis.exported = result; },
    (error) => { globalThis.exported = { error: String(error) }; },
  ), undefined`);
  while (true) {
    await new Promise((done) => setTimeout(done, lookEveryMs));
    const result = (await page.evaluate('globalThis.exported')) as (Exported & { readonly error?: string }) | undefined;
    if (result?.error !== undefined) throw new Error(result.error);
    if (result) return result;
  }
}
