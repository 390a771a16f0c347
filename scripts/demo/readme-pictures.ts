import { join } from 'node:path';
import { ensureBrowser } from '../browsers.ts';
import { makeBuildFresh } from '../fresh-builds.ts';
import { checkInPopup } from '../headless-round.ts';
import { root } from '../root.ts';
import { withDemo } from './run-demo.ts';

/** Takes the pictures in README: the popup after a check of the invented day, as high as its content. */

const width = 380;
const browser = await ensureBrowser('chromium');
await makeBuildFresh(browser.target);
await withDemo(browser, async ({ browser: running, popup }) => {
  const page = await running.newPage();
  await page.setViewport({ width, height: 600, deviceScaleFactor: 2 });
  await checkInPopup(page, popup);
  await page.bringToFront();
  // The focus ring does not belong in pictures.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (const colors of ['light', 'dark']) {
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: colors },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    const height = await page.evaluate(() => document.body.getBoundingClientRect().bottom);
    const path = join(root, 'images', `popup-${colors}.png`);
    await page.screenshot({ path, clip: { x: 0, y: 0, width, height: Math.ceil(height) } });
  }
});
