import { type PageReading, readPage } from '../../../scripts/read-page.ts';
import type { LabBrowser } from './browser.ts';

/** The popup's result at the end of a check, with times. */
export interface Checked {
  readonly reading: PageReading;
  /** From the click until the end of the round, ms. */
  readonly tookMs: number;
  /** From the click until each row was final, by service, ms. */
  readonly rowMs: Readonly<Record<string, number>>;
}

const everyMs = 100;
/** Longer than any round takes. */
const deadlineMs = 330_000;

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Waits until an expression gives a truthy value. */
export async function until<T>(browser: LabBrowser, expression: string, forMs: number): Promise<T> {
  const end = performance.now() + forMs;
  for (;;) {
    const value = await browser.evaluate<T | undefined>(expression);
    if (value) return value;
    if (performance.now() > end) throw new Error(`${expression} did not become true`);
    await pause(everyMs);
  }
}

/**
 * Presses "Check now" and reads the popup until the round is over. `meanwhile` starts with the click.
 * @param isStopped whether the person stops it: it then counts as no finished check
 */
export async function check(
  browser: LabBrowser,
  meanwhile: () => Promise<void> = async () => undefined,
  isStopped = false,
): Promise<Checked> {
  const button = `document.querySelector('[data-action="check-now"]:not([disabled])')`;
  await until(browser, `Boolean(${button})`, 30_000);
  const before = await browser.evaluate<string>(`document.documentElement.dataset.checkedAt ?? ''`);
  const startedAt = performance.now();
  // Clicked by script: the welcome page may cover the popup, and a browser does not paint hidden pages.
  await browser.evaluate(`${button}.click()`);
  const going = meanwhile();
  const rowMs: Record<string, number> = {};
  const look = `({
    isIdle: document.documentElement.dataset.round === 'idle',
    isNew: (document.documentElement.dataset.checkedAt ?? '') !== ${JSON.stringify(before)},
    ...(${readPage})(),
  })`;
  let hasBegun = false;
  for (;;) {
    const seen = await browser.evaluate<PageReading & { readonly isIdle: boolean; readonly isNew: boolean }>(look);
    const { isIdle, isNew, ...reading } = seen;
    hasBegun ||= !isIdle;
    const over = isIdle && (isNew || (isStopped && hasBegun));
    const tookMs = performance.now() - startedAt;
    if (before === '') {
      for (const { service, state } of reading.services) if (service && state) rowMs[service] ??= tookMs;
    }
    if (over) {
      await going;
      return { reading, tookMs, rowMs };
    }
    if (tookMs > deadlineMs) throw new Error('the round does not end');
    await pause(everyMs);
  }
}
