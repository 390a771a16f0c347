import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { showOwnPage } from '../../../scripts/show-own-page.ts';
import { draftCustomService } from '../../../src/model/own-address.ts';
import { defaultSettings } from '../../../src/model/settings.ts';
import { startInternet } from '../../net/internet.ts';
import { startChromium } from '../chromium.ts';
import type { Installation, RunningBrowser } from '../driven-browser.ts';
import { grantedExtension, shippedExtension, type Target } from '../extension.ts';
import { startFirefox } from '../firefox.ts';
import { openPopupPage } from '../popup-page.ts';

/** A word that nothing else in a browser's storage has. */
const word = 'quokkachat';
const host = `${word}.example.org`;

/** A messenger that the person added, and one of the catalogue. */
const drafted = draftCustomService({ name: 'Ours', address: `https://${host}/` }, '2026-11-25', []);
if (!drafted.accepted) throw new Error(drafted.refusal);
const { custom } = drafted;
const settings = { ...defaultSettings, services: [custom.id, 'telegram'], custom: [custom] };

/** The files of a profile that contain the word. */
function filesWithWord(profile: string): string[] {
  return readdirSync(profile, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const file = join(profile, name);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
    const content = readFileSync(file).toString('latin1');
    return content.includes(word) || content.includes([...word].join('\0'));
  });
}

/**
 * Installs the shipped build. In Chromium, where nobody can answer its prompt, a copy that needs these hosts is
 * installed first: the browser then grants them to the shipped build, which is only allowed to have them, as after the
 * prompt.
 */
async function installWithAccess(target: Target, { install }: RunningBrowser): Promise<Installation> {
  const extension = shippedExtension(target);
  if (target === 'firefox') return install(extension);
  const file = join(extension.folder, 'manifest.json');
  const shipped = readFileSync(file, 'utf8');
  const granted = await grantedExtension(target);
  const manifest = JSON.parse(readFileSync(join(granted.folder, 'manifest.json'), 'utf8'));
  rmSync(granted.folder, { recursive: true });
  manifest.host_permissions.push(`https://${host}/*`, `wss://${host}/*`);
  writeFileSync(file, JSON.stringify(manifest));
  await install(extension);
  writeFileSync(file, shipped);
  return install(extension);
}

interface Deleted {
  readonly page: Page;
  readonly uninstall: () => Promise<void>;
  /**
   * Ends the browser.
   * @returns the files of its profile that contain the word
   */
  readonly filesAtEnd: () => Promise<readonly string[]>;
}

/** Checks both messengers, deletes everything, and continues from there. */
async function afterDeletion(target: Target, test: (deleted: Deleted) => Promise<void>): Promise<void> {
  const internet = await startInternet();
  const running = await (target === 'chrome' ? startChromium({ internet }) : startFirefox(internet));
  const { browser, profile } = running;
  try {
    const { origin, uninstall } = await installWithAccess(target, running);
    const page = await browser.newPage();
    const popup = await openPopupPage(page, `${origin}/src/pages/popup/index.html`);
    await page.evaluate(`(globalThis.browser ?? chrome).storage.local.set(${JSON.stringify({ settings })})`);
    await popup.click('check-now');
    const { services } = await popup.settled(0);
    expect(services.map(({ state }) => state)).toEqual(['works', 'works']);
    expect(await grantedTo(page)).toEqual(expect.arrayContaining([`https://${host}/*`, 'https://web.telegram.org/*']));
    // Browsers write it a moment later.
    await expect.poll(() => filesWithWord(profile), { timeout: 60_000 }).not.toEqual([]);

    await showOwnPage(
      page,
      `${origin}/src/pages/dashboard/index.html#/settings/data`,
      '[data-action="delete-everything"]',
    );
    await page.evaluate(`(globalThis.browser ?? chrome).runtime.sendMessage({ request: 'deleteEverything', ask: {} })`);
    const filesAtEnd = async () => {
      await browser.close();
      return filesWithWord(profile);
    };
    await test({ page, uninstall, filesAtEnd });
  } finally {
    await running.close();
    await internet.stop();
  }
}

const grantedTo = (page: Page) =>
  page.evaluate('(globalThis.browser ?? chrome).permissions.getAll().then(({ origins }) => origins)');

const explanation = (page: Page) =>
  page.$eval('[data-action="delete-everything"] + dialog p', ({ textContent }) => textContent);

const saysWhatStays = 'until you remove Reachable';

describe('after everything was deleted', () => {
  it('Firefox grants no host any more, and keeps none', async () => {
    await afterDeletion('firefox', async ({ page, filesAtEnd }) => {
      expect(await grantedTo(page)).toEqual([]);
      expect(await explanation(page)).not.toContain(saysWhatStays);
      expect(await filesAtEnd()).toEqual([]);
    });
  });

  it('Chromium grants no host any more, but keeps them in its own file, as the confirmation says', async () => {
    await afterDeletion('chrome', async ({ page, filesAtEnd }) => {
      expect(await grantedTo(page)).toEqual([]);
      expect(await explanation(page)).toContain(saysWhatStays);
      expect(await filesAtEnd()).toEqual(['Default/Preferences']);
    });
  });

  it('Chromium keeps no host once Reachable is removed', async () => {
    await afterDeletion('chrome', async ({ uninstall, filesAtEnd }) => {
      await uninstall();
      expect(await filesAtEnd()).toEqual([]);
    });
  });
});
