import { expect, it } from 'vitest';
import { showOwnPage } from '../../scripts/show-own-page.ts';
import { onStage } from './shared-stage.ts';

const pages = ['popup', 'welcome', 'dashboard'];

it.each(['chrome', 'firefox'] as const)('in %s, every page has the font size of its styles', async (target) => {
  await onStage(target, async ({ browser, origin }) => {
    for (const name of pages) {
      const page = await browser.newPage();
      await showOwnPage(page, `${origin}/src/pages/${name}/index.html`, 'main');
      // Chromium's default is 12 px, in a different font.
      const { size, family } = await page.evaluate(() => {
        const { fontSize, fontFamily } = getComputedStyle(document.body);
        return { size: fontSize, family: fontFamily };
      });
      expect({ size, family }, name).toEqual({ size: '14px', family: expect.stringMatching(/^system-ui/) });
    }
  });
});
