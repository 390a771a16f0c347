import { mkdirSync } from 'node:fs';
import preact from '@preact/preset-vite';
import axe from 'axe-core';
import { type Browser, chromium } from 'playwright-core';
import { createServer } from 'vite';
import { type Scene, scenes } from '../scenes.ts';
import { installFakeExtension } from './fake-extension.ts';

/**
 * Takes a picture of the pages in every state, and names what assistive software would stumble over: `npx tsx tests/ui/preview/main.ts [scene ...]`.
 * The pages and their history are real; the extension API is a fake.
 */

const wanted = process.argv.slice(2);
const folder = 'screenshots';
const looks = [
  { name: 'light', colorScheme: 'light', dir: 'ltr' },
  { name: 'dark', colorScheme: 'dark', dir: 'ltr' },
  { name: 'rtl', colorScheme: 'light', dir: 'rtl' },
] as const;

mkdirSync(folder, { recursive: true });
const server = await createServer({
  configFile: false,
  plugins: [preact()],
  cacheDir: '.cache/preview',
  logLevel: 'warn',
  server: { port: 0, host: '127.0.0.1', hmr: false },
});
await server.listen();
const origin = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  for (const [name, scene] of Object.entries(scenes)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const look of looks) await picture(browser, `popup-${name}-${look.name}`, scene(Date.now()), look);
  }
  if (wanted.length === 0 || wanted.includes('welcome')) {
    for (const look of looks) {
      await picture(browser, `welcome-${look.name}`, { rounds: [], granted: false }, look, 'src/welcome/index.html');
    }
  }
} finally {
  await browser.close();
  await server.close();
}

async function picture(
  within: Browser,
  name: string,
  scene: Scene,
  look: (typeof looks)[number],
  path = 'src/popup/index.html',
): Promise<void> {
  const welcome = path.includes('welcome');
  const context = await within.newContext({
    colorScheme: look.colorScheme,
    viewport: welcome
      ? { width: 1000, height: 800 }
      : scene.open
        ? { width: 420, height: 1000 }
        : { width: 380, height: 600 },
    deviceScaleFactor: 2,
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(name, error.message));
  // The compiler wraps named functions in a call that pages do not know.
  await page.addInitScript('globalThis.__name = (named) => named');
  const { settings, historySince, granted = true } = scene;
  await page.addInitScript(installFakeExtension, {
    stored: { ...(settings ? { settings } : {}), ...(historySince ? { historySince } : {}) },
    granted,
    popup: !welcome && !scene.open,
  });
  await page.route('**/blank', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto(`${origin}blank`);
  await page.evaluate(seed, { url: `${origin}src/platform/indexed-store.ts`, scene });
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
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(async () => (globalThis as unknown as { axe: typeof axe }).axe.run());
  for (const { id, nodes } of violations) {
    console.error(name, id, nodes.map((node) => `${node.target} ${node.failureSummary}`).join('\n'));
  }
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: welcome });
  await context.close();
}

/** Runs inside the page: writes the scene's history with the product's own store. */
async function seed({ url, scene }: { readonly url: string; readonly scene: Scene }): Promise<void> {
  const { openStore } = (await import(url)) as typeof import('../../../src/platform/indexed-store.ts');
  const store = await openStore();
  for (const round of scene.rounds) {
    await store.putRound(round);
    for (const observation of scene.observations ?? []) await store.addObservation(round.at, observation);
    if (round.status !== 'running') await store.closeRound(round);
  }
  store.close();
}
