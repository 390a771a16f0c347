import type { Page } from 'puppeteer-core';
import type { DrivenBrowser } from '../../tests/browser/driven-browser.ts';

const deadlineMs = 30_000;

const firstContent = `performance.getEntriesByName('first-contentful-paint')[0]?.startTime`;
/** The popup paints nothing before its rows, so the first contentful paint is that of the last verdict. */
const firstRows = `document.querySelectorAll('[data-service][data-state]').length === 0 ? undefined : ${firstContent}`;

/** Opens the popup, waits until its rows are painted, and returns the time since the navigation began, ms. */
export function paintMs(driven: DrivenBrowser): Promise<number> {
  return openedMs(driven, 'src/pages/popup/index.html', firstRows);
}

/** The same for an extension page that has its text from the start. */
export function bareMs(driven: DrivenBrowser, path: string): Promise<number> {
  return openedMs(driven, path, firstContent);
}

async function openedMs({ browser, origin }: DrivenBrowser, path: string, painted: string): Promise<number> {
  const page = await browser.newPage();
  // In Firefox this promise never settles for an extension page.
  page.goto(`${origin}/${path}`).catch(() => undefined);
  const at = await firstValue(page, painted);
  await page.close();
  return at;
}

/**
 * Removes what a page showed last from the browser's memory, as a background check does. Any extension page that shows
 * nothing itself may do so.
 */
export async function forgetView({ browser, origin }: DrivenBrowser, path: string): Promise<void> {
  const page = await browser.newPage();
  page.goto(`${origin}/${path}`).catch(() => undefined);
  await firstValue(page, `(globalThis.browser ?? chrome).storage.session.remove('view').then(() => 1)`);
  await page.close();
}

async function firstValue(page: Page, expression: string): Promise<number> {
  const end = performance.now() + deadlineMs;
  while (performance.now() < end) {
    // This fails only while another page loads.
    await pause(200);
    const value = await page.evaluate(expression).catch(() => undefined);
    if (typeof value === 'number') return value;
  }
  throw new Error('the popup painted nothing');
}

/** Stops the worker, which ends the extension's process. */
const processEndsMs = 1000;

export async function endWorker({ browser, origin }: DrivenBrowser): Promise<void> {
  const session = await browser.target().createCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  for (const { targetId, type, url } of targetInfos) {
    if (type === 'service_worker' && url.startsWith(origin)) await session.send('Target.closeTarget', { targetId });
  }
  await session.detach();
  await pause(processEndsMs);
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
