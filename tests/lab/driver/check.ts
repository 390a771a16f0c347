import { type PageReading, readPage } from '../../../scripts/read-page.ts';
import { type Glance, glance, type Words, withWord, wordOf } from '../words.ts';
import type { LabBrowser } from './browser.ts';

/** The popup's result at the end of a check, with times. */
export interface Checked {
  readonly reading: PageReading;
  /** From the click until the end of the round, ms. */
  readonly tookMs: number;
  /** The words of each row meanwhile, by service. */
  readonly words: Readonly<Record<string, Words>>;
}

interface Look {
  readonly isIdle: boolean;
  readonly isNew: boolean;
  readonly rows: readonly Glance[];
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
 * @param isStopped whether the person stops it, so that it does not count as a finished check
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
  const words: Record<string, Words> = {};
  const look = `({
    isIdle: document.documentElement.dataset.round === 'idle',
    isNew: (document.documentElement.dataset.checkedAt ?? '') !== ${JSON.stringify(before)},
    rows: (${glance})(),
    ...(${readPage})(),
  })`;
  let hasBegun = false;
  for (;;) {
    const { isIdle, isNew, rows, ...reading } = await browser.evaluate<PageReading & Look>(look);
    hasBegun ||= !isIdle;
    const over = isIdle && (isNew || (isStopped && hasBegun));
    const tookMs = performance.now() - startedAt;
    // Until it begins, rows show the previous check's results.
    if (hasBegun) {
      for (const row of rows) words[row.service] = withWord(words[row.service] ?? [], wordOf(row), tookMs);
    }
    if (over) {
      await going;
      return { reading, tookMs, words };
    }
    if (tookMs > deadlineMs) throw new Error('the round does not end');
    await pause(everyMs);
  }
}
