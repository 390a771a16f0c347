import type { Page } from 'puppeteer-core';
import type { Scene } from '../scenes.ts';
import { installFakeExtension } from './fake-extension.ts';

/** Makes a page ready for a scene: the extension API is a fake, the history is written by the product's own store. */
export async function setScene(page: Page, origin: string, scene: Scene, popup: boolean): Promise<void> {
  // The compiler wraps named functions in a call that pages do not know.
  await page.evaluateOnNewDocument('globalThis.__name = (named) => named');
  const { settings, historySince, granted = true } = scene;
  await page.evaluateOnNewDocument(installFakeExtension, {
    stored: { ...(settings ? { settings } : {}), ...(historySince ? { historySince } : {}) },
    granted,
    popup,
  });
  await page.goto(`${origin}blank`);
  // A text, since what runs the tests rewrites an import in a function.
  const { rounds, observations, records } = scene;
  await page.evaluate(
    `import('/tests/pages/preview/seed-history.ts').then((seed) => seed.seedHistory(${JSON.stringify({ rounds, observations, records })}))`,
  );
}
