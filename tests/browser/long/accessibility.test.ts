import { expect, it } from 'vitest';
import { showOwnPage } from '../../../scripts/show-own-page.ts';
import { obstacles } from '../../pages/obstacles.ts';
import { openSettings } from '../settings-page.ts';
import { onStage } from '../shared-stage.ts';
import { hostsOf } from '../stage.ts';

/** Every page with real data, and an element that it has once loaded. */
const ownPages = {
  'pages/popup/index.html': '[data-service="discord"]',
  'pages/welcome/index.html': 'h1',
  'pages/dashboard/index.html#/': '[data-bar]',
  'pages/dashboard/index.html#/service/discord': '[data-chart="hours"]',
  'pages/dashboard/index.html#/history': '[data-round-at]',
  'pages/dashboard/index.html#/history/changes': 'main h1',
  'pages/dashboard/index.html#/crowd': 'main h1',
  'pages/dashboard/index.html#/settings': '#section-about',
  'pages/dashboard/index.html#/share': 'main h1',
  'pages/dashboard/index.html#/sharing': 'main h1',
  'pages/dashboard/index.html#/help': '#section-privacy',
  'pages/dashboard/index.html#/nowhere': 'main a',
};

it.each([
  ['left to right and light', 'en', 'light'],
  ['right to left and dark', 'fa', 'dark'],
] as const)('the installed extension is accessible in Firefox, %s', async (_name, language, theme) => {
  await onStage('firefox', async (stage) => {
    for (const host of hostsOf('discord')) stage.internet.behave(host, { kind: 'reset-after-client-hello' });
    await (await stage.openPopup()).checkNow();
    const { page, choose } = await openSettings(stage, 'appearance');
    await choose('[data-action="theme"]', theme);
    await choose('[data-action="language"]', language);
    await page.waitForSelector(`html[lang="${language}"]`);
    const found: Record<string, string[]> = {};
    for (const [path, selector] of Object.entries(ownPages)) {
      const shown = await stage.browser.newPage();
      await showOwnPage(shown, `${stage.origin}/src/${path}`, selector);
      await shown.waitForSelector(`html[lang="${language}"]`);
      found[path] = await obstacles(shown);
      await shown.close();
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(ownPages).map((path) => [path, []])));
  });
});
