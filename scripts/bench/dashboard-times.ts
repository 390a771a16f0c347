import type { Page } from 'puppeteer-core';
import type { DrivenBrowser } from '../../tests/browser/driven-browser.ts';

const deadlineMs = 30_000;

/**
 * Clicks the first row as soon as it appears, and notes when that messenger's page is shown. The click waits, as a
 * person's would, until the page is idle. It is a string because it runs in the page.
 */
const clickAsSoonAsPossible = `(within, answered) => {
  const look = () => {
    const row = within()?.querySelector('[data-service] a');
    if (!row) return setTimeout(look);
    row.click();
    const wait = () => (within().querySelector('#service-title') ? answered() : setTimeout(wait));
    wait();
  };
  look();
}`;

/** Opens the overview and gives the time from the start of the navigation until a click on a row has answered, ms. */
export async function answerMs({ browser, origin }: DrivenBrowser): Promise<number> {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(
    `(${clickAsSoonAsPossible})(() => document, () => { globalThis.answeredMs = performance.now(); })`,
  );
  await page.goto(`${origin}/src/pages/dashboard/index.html`);
  const took = await numberFrom(page, 'globalThis.answeredMs');
  await page.close();
  return took;
}

/**
 * The same, started from another page of the extension: Firefox runs none of our code before an extension page does.
 */
export async function answerWithinMs(page: Page): Promise<number> {
  await page.bringToFront();
  return (await page.evaluate(`new Promise((done) => {
    const frame = document.createElement('iframe');
    frame.style.cssText = 'position: fixed; inset: 0; inline-size: 1200px; block-size: 900px';
    const started = performance.now();
    frame.src = '/src/pages/dashboard/index.html';
    document.body.append(frame);
    (${clickAsSoonAsPossible})(() => frame.contentDocument, () => {
      done(performance.now() - started);
      frame.remove();
    });
  })`)) as number;
}

/** Opens an overview and waits until it is shown, for `switchMs`. */
export async function openOverview({ browser, origin }: DrivenBrowser): Promise<Page> {
  const page = await browser.newPage();
  page.goto(`${origin}/src/pages/dashboard/index.html`).catch(() => undefined);
  await page.waitForSelector('.history-chart[data-range]', { timeout: deadlineMs });
  await page.bringToFront();
  return page;
}

/** Chooses a range and returns the time until its charts are painted, ms. */
export async function switchMs(page: Page, range: string): Promise<number> {
  return (await page.evaluate(`new Promise((done) => {
    if (document.querySelector('.history-chart[data-range="${range}"]')) return done(0);
    const started = performance.now();
    const painted = () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - started)));
    new MutationObserver((_changes, observer) => {
      if (!document.querySelector('.history-chart[data-range="${range}"]')) return;
      observer.disconnect();
      painted();
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
    document.querySelector('input[value="${range}"]').click();
  })`)) as number;
}

async function numberFrom(page: Page, expression: string): Promise<number> {
  const end = performance.now() + deadlineMs;
  while (performance.now() < end) {
    // This fails only while another page loads.
    await new Promise((done) => setTimeout(done, 200));
    const value = await page.evaluate(expression).catch(() => undefined);
    if (typeof value === 'number') return value;
  }
  throw new Error('no row answered');
}
