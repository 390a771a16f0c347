import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { ensureBrowser } from './browsers.ts';
import { chromiumArguments } from './chromium-arguments.ts';
import { root } from './root.ts';

/** Renders `public/icons/*.png` from `scripts/icons/*.svg`. Run it after changing a drawing, and commit the results. */

const icons = ['app', 'ok', 'attention', 'blocked', 'unknown'];
const sizes = [16, 24, 32, 48, 128];

/** The stores want a margin around the large icon; a toolbar has no space for one. */
const marginOf = (size: number) => (size === 128 ? 16 : 0);

const browser = await puppeteer.launch({
  browser: 'chrome',
  executablePath: (await ensureBrowser('chromium')).path,
  args: [...chromiumArguments, '--force-color-profile=srgb'],
});
const page = await browser.newPage();
await mkdir(join(root, 'public/icons'), { recursive: true });
for (const icon of icons) {
  const drawing = await readFile(join(root, `scripts/icons/${icon}.svg`), 'utf8');
  for (const size of sizes) {
    const side = size - 2 * marginOf(size);
    await page.setViewport({ width: size, height: size });
    await page.setContent(
      `<style>body { margin: ${marginOf(size)}px } svg { display: block; inline-size: ${side}px; block-size: ${side}px }</style>${drawing}`,
    );
    await page.screenshot({ path: join(root, `public/icons/${icon}-${size}.png`), omitBackground: true });
  }
}
await browser.close();
