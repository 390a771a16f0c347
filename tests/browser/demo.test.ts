import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../scripts/browsers.ts';
import { inventedTexts } from '../../scripts/demo/invented-texts.ts';
import { withDemo } from '../../scripts/demo/run-demo.ts';
import { printedCheckSchema } from '../../scripts/printed-check.ts';
import type { PageReading } from '../../scripts/read-page.ts';
import { root } from '../../scripts/root.ts';
import { showOwnPage } from '../../scripts/show-own-page.ts';
import { languages } from '../../src/model/language.ts';
import { defaultSettings } from '../../src/model/settings.ts';

const run = promisify(execFile);

/** `npm start -- --demo` without the installation of packages. */
async function startDemo(browser: string): Promise<PageReading> {
  const tsx = [join(root, 'node_modules/tsx/dist/cli.mjs'), '--tsconfig', 'tsconfig.base.json'];
  const { stdout } = await run(
    process.execPath,
    [...tsx, 'scripts/start.ts', browser, '--demo', '--headless', '--json'],
    { cwd: root },
  );
  return JSON.parse(stdout);
}

describe.each(['chromium', 'firefox'] as const)('in %s, a demonstration', (name) => {
  it('finds what is wrong on the invented day, and the rest well', async () => {
    const printed = await startDemo(name);
    expect(v.is(printedCheckSchema, printed)).toBe(true);
    const { network, services } = printed;
    expect(network).toBe('online');
    expect(services.map(({ service, state, cause }) => [service, state, cause])).toEqual([
      ['whatsapp', 'blocked', 'tls'],
      ['telegram', 'partial', 'freeze'],
      ['discord', 'down', undefined],
      ['signal', 'slow', 'throttle'],
      ['messenger', 'works', undefined],
      ['instagram', 'works', undefined],
      ['line', 'works', undefined],
      ['viber', 'site-only', undefined],
    ]);
  });

  it('says on every page, in every language, that it is invented', async () => {
    const browser = findBrowser(name);
    if (!browser) throw new Error(`no ${name} is installed`);
    await withDemo(browser, async ({ browser: running, origin }) => {
      for (const path of ['popup', 'welcome', 'dashboard']) {
        const page = await running.newPage();
        await showOwnPage(page, `${origin}/src/pages/${path}/index.html`, 'main');
        for (const language of languages) {
          const settings = JSON.stringify({ ...defaultSettings, language });
          await page.evaluate(`(globalThis.browser ?? chrome).storage.local.set({ settings: ${settings} })`);
          const shown = async () =>
            page.evaluate(() => {
              const { content, display, visibility } = getComputedStyle(document.documentElement, '::before');
              return { content, display, visibility };
            });
          const bar = { content: `"${inventedTexts[language]}"`, display: 'block', visibility: 'visible' };
          await expect.poll(shown, { message: `${path} in ${language}` }).toEqual(bar);
        }
      }
    });
  });
});
