import type { Page } from 'puppeteer-core';
import type { Scene } from '../scenes.ts';
import { installFakeExtension } from './fake-extension.ts';

/** Prepares a page for a scene, with a fake extension API and a history written by the real store. */
export async function setScene(page: Page, origin: string, scene: Scene, popup: boolean): Promise<void> {
  // The compiler wraps named functions in a call of `__name`, which pages lack.
  await page.evaluateOnNewDocument('globalThis.__name = (named) => named');
  const { settings, historySince, granted = true } = scene;
  await page.evaluateOnNewDocument(installFakeExtension, {
    stored: { ...(settings ? { settings } : {}), ...(historySince ? { historySince } : {}) },
    granted,
    popup,
  });
  await page.goto(`${origin}blank`);
  // A string, because the test runner rewrites imports in functions.
  const { rounds, observations, records } = scene;
  await page.evaluate(
    `import('/tests/pages/preview/seed-history.ts').then((seed) => seed.seedHistory(${JSON.stringify({ rounds, observations, records })}))`,
  );
}
