import type { Browser, Page } from 'puppeteer-core';
import type { Count } from '../../collector/store/add-counts.ts';
import { click } from '../click.ts';
import { checkInPopup } from '../headless-round.ts';
import type { PageReading } from '../read-page.ts';
import { showOwnPage } from '../show-own-page.ts';
import type { Published, Trial } from './trial.ts';

/** What happened to the results of one check. */
export interface Shared {
  readonly check: PageReading;
  /** Undefined if the check found nothing that is shared. */
  readonly way:
    | {
        /** The waiting reports, word for word. */
        readonly reports: readonly string[];
        readonly counted: Count;
        readonly published: Published;
        /** The row of the service on the page "What others see". */
        readonly shown: string;
      }
    | undefined;
}

/** How long a check may take to produce a waiting report. */
const reportWithinMs = 20_000;

/**
 * Acts like a person who agrees to share: consents, checks, reports; and then reads what was published.
 * @param popup its address
 */
export async function shareOnce(
  { browser, origin, popup }: { readonly browser: Browser; readonly origin: string; readonly popup: string },
  trial: Trial,
): Promise<Shared> {
  const openDashboard = async (route: string) => {
    const page = await browser.newPage();
    await showOwnPage(page, `${origin}/src/pages/dashboard/index.html#${route}`, 'h1');
    return page;
  };
  const page = await openDashboard('/sharing');
  await click(page, '[data-answer="public-true"]');
  await click(page, '[data-answer="hidden-false"]');
  await click(page, '[data-action="sharing-agree"]');
  await page.waitForSelector('[data-sharing="on"]');

  const check = await checkInPopup(await browser.newPage(), popup);
  const reports = await waitingReports(page);
  if (reports.length === 0) return { check, way: undefined };
  const counted = await trial.firstCount();
  const published = await trial.publishWithInvented(counted);

  const others = await openDashboard('/crowd');
  await click(others, '[data-action="crowd-refresh"]');
  const cell = `tr[data-service="${counted.service}"] td[data-verdict]:not([data-verdict="too-few"])`;
  await others.waitForSelector(cell);
  const words = await others.$eval(cell, (one) =>
    [...one.querySelectorAll('.crowd-word, .quiet')].map(({ textContent }) => textContent),
  );
  return { check, way: { reports, counted, published, shown: words.join(', ') } };
}

/** The reports in the outbox, word for word, or none after a while: only sure verdicts are shared. */
async function waitingReports(page: Page): Promise<readonly string[]> {
  await page
    .waitForSelector('.outbox[data-waiting]:not([data-waiting="0"])', { timeout: reportWithinMs })
    .catch(() => undefined);
  return page.$$eval('.outbox[data-waiting] .literal', (all) => all.map((one) => one.textContent ?? ''));
}
