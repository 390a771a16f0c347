import type { Page } from 'puppeteer-core';
import type { DrivenBrowser } from '../../tests/browser/driven-browser.ts';

const deadlineMs = 30_000;

/** The popup paints nothing before its rows, so the first contentful paint is that of the last verdict. */
const firstContent = `document.querySelectorAll('[data-service][data-state]').length === 0 ? undefined
  : performance.getEntriesByName('first-contentful-paint')[0]?.startTime`;

/** Opens the popup, waits until its rows are painted, and returns the time since the navigation began, ms. */
export async function paintMs({ browser, origin }: DrivenBrowser): Promise<number> {
  const page = await browser.newPage();
  // In Firefox this promise never settles for an extension page.
  page.goto(`${origin}/src/pages/popup/index.html`).catch(() => undefined);
  const at = await firstValue(page, firstContent);
  await page.close();
  return at;
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
