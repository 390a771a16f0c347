import { mkdirSync } from 'node:fs';
import { openWritten, type WrittenPage, writtenPages } from '../languages/pages.ts';
import { obstacles } from '../obstacles.ts';
import { type Scene, scenes } from '../scenes.ts';
import { openPreview } from './preview.ts';
import { setScene } from './seed.ts';

/**
 * Takes a screenshot of the pages in every state, and prints accessibility violations: `npx tsx tests/pages/preview/main.ts [scene ...]`.
 * The pages and their history are real; the extension API is a fake.
 */

const wanted = process.argv.slice(2);
const folder = 'screenshots';
const looks = [
  { name: 'light', colorScheme: 'light', dir: 'ltr' },
  { name: 'dark', colorScheme: 'dark', dir: 'ltr' },
  { name: 'rtl', colorScheme: 'light', dir: 'rtl' },
] as const;

const dashboardLooks = [
  { language: 'en', colorScheme: 'light', width: 1280 },
  { language: 'en', colorScheme: 'dark', width: 1280 },
  { language: 'fa', colorScheme: 'light', width: 1280 },
  { language: 'ru', colorScheme: 'dark', width: 720 },
  { language: 'ru', colorScheme: 'light', width: 320 },
] as const;

mkdirSync(folder, { recursive: true });
const { openPage, closePage, origin, close } = await openPreview();
try {
  for (const [name, scene] of Object.entries(scenes)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const look of looks) await picture(`popup-${name}-${look.name}`, scene(Date.now()), look);
  }
  if (wanted.length === 0 || wanted.includes('welcome')) {
    for (const width of [1000, 360]) {
      for (const look of looks) {
        const scene = { rounds: [], granted: false };
        await picture(`welcome-${width}-${look.name}`, scene, look, 'src/pages/welcome/index.html', width);
      }
    }
  }
  for (const [route, written] of Object.entries(writtenPages)) {
    if (!route.startsWith('dashboard-') || (wanted.length > 0 && !wanted.includes(route))) continue;
    for (const look of dashboardLooks) await dashboardPicture(route, written, look);
  }
} finally {
  await close();
}

async function picture(
  name: string,
  scene: Scene,
  look: (typeof looks)[number],
  path = 'src/pages/popup/index.html',
  width = 1000,
): Promise<void> {
  const whole = !path.includes('popup');
  const size = whole ? { width, height: 800 } : scene.open ? { width: 420, height: 1000 } : { width: 380, height: 600 };
  const page = await openPage({ ...size, colorScheme: look.colorScheme, deviceScaleFactor: 2 });
  page.on('pageerror', (error) => console.error(name, error));
  await setScene(page, origin, scene, !whole && !scene.open);
  await page.goto(origin + path);
  await page.waitForSelector('h1');
  await page.evaluate((dir) => {
    document.documentElement.dir = dir;
  }, look.dir);
  for (const service of scene.open ?? []) {
    await page.click(`[data-service="${service}"] .row-toggle`);
    await page.click(`[data-service="${service}"] summary`);
    await page.waitForSelector('table');
  }
  for (const obstacle of await obstacles(page)) console.error(name, obstacle);
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: whole });
  await closePage(page);
}

async function dashboardPicture(
  route: string,
  written: WrittenPage,
  { language, colorScheme, width }: (typeof dashboardLooks)[number],
): Promise<void> {
  const name = `${route}-${language}-${colorScheme}-${width}`;
  const page = await openPage({ ...written.size, width, colorScheme, locale: language, deviceScaleFactor: 2 });
  page.on('pageerror', (error) => console.error(name, error));
  await openWritten(page, origin, written, { language });
  for (const obstacle of await obstacles(page)) console.error(name, obstacle);
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  await closePage(page);
}
