import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { targets } from '../../../scripts/build.ts';
import { keyboardOf } from '../keyboard.ts';
import { onStage } from '../shared-stage.ts';
import { hostsOf, type Stage } from '../stage.ts';
import { type Person, walk, walkedExtension } from '../walk.ts';

/** Somebody without a mouse. */
function typist(): Person & { readonly faults: string[] } {
  const faults: string[] = [];
  let lastOpened: number | undefined;
  return {
    faults,
    async use(page, { selector, name }) {
      const keys = keyboardOf(page);
      if (name === 'Cancel') await keys.press('Escape');
      else {
        await keys.tabTo(selector);
        await keys.press(name.startsWith('Tell') ? ' ' : 'Enter');
      }
      faults.push(...keys.faults);
    },
    async takeIn(page, place) {
      const [opened, hasFocus] = await page.evaluate(() => [
        performance.timeOrigin,
        document.activeElement !== document.body,
      ]);
      // A page that was just opened begins at its beginning.
      if (lastOpened === opened && !hasFocus) faults.push(`${place}: the focus is lost`);
      lastOpened = opened as number;
      const keys = keyboardOf(page);
      const unreached = await keys.tabThrough();
      faults.push(
        ...[...keys.faults, ...unreached.map((one) => `Tab never reaches ${one}`)].map((one) => `${place}: ${one}`),
      );
    },
  };
}

describe.each([...targets])('in %s, by keyboard alone', (target) => {
  it('a person goes from the first run to the deletion', async () => {
    const person = typist();
    const extension = await walkedExtension(target);
    await onStage(target, (stage) => walk(stage, person), { extension });
    expect(person.faults).toEqual([]);
  });
});

/** The tab of a page of the extension that opens by itself. */
async function openedTab({ browser, origin }: Stage, page: string, selector: string): Promise<Page> {
  const target = await browser.waitForTarget((one) => one.url().startsWith(`${origin}/src/pages/${page}/`));
  const opened = await target.page();
  if (!opened) throw new Error(`no tab shows ${page}`);
  await opened.waitForSelector(selector);
  await opened.bringToFront();
  return opened;
}

it('the first page, the rows of the popup, the dashboard and a setting can be used by keyboard', async () => {
  await onStage('chrome', async (stage) => {
    for (const host of hostsOf('discord')) stage.internet.behave(host, { kind: 'reset-after-client-hello' });

    // Installing opens the welcome page.
    const first = await openedTab(stage, 'welcome', '[data-action="check-now"]');
    const keys = keyboardOf(first);
    expect(await first.evaluate(() => document.activeElement?.matches('[data-action="check-now"]'))).toBe(true);
    const round = await keys.tabTo('[data-action="check-now"]');
    expect(round.some((name) => name.includes('"action":"language"'))).toBe(true);
    expect(round.filter((name) => name.includes('"action":"choose"')).length).toBeGreaterThan(3);
    await keys.press('Enter');

    // The same tab shows the check, and its result.
    await first.waitForSelector(
      'html[data-round="idle"][data-checked-at] [data-service="discord"][data-state="blocked"]',
    );
    await keys.tabTo('[data-service="discord"] .row-toggle');
    await keys.press('Enter');
    await first.waitForSelector('[data-service="discord"] .evidence summary');
    const within = await keys.tabTo('[data-service="discord"] .evidence summary');
    expect(within.some((name) => name.includes('"action":"test-again"'))).toBe(true);
    await keys.press('Enter');
    await first.waitForSelector('[data-service="discord"] .evidence[open] table');
    await keys.tabTo('[data-action="what-to-do"]');
    await keys.press('Enter');
    await first.waitForSelector('#what-to-do [data-action="more-help"]');
    await keys.tabTo('.folded > summary');
    await keys.press(' ');
    await first.waitForSelector('.folded[open]');
    await keys.press('ArrowDown');
    expect(await first.evaluate(() => document.activeElement?.className)).toBe('row-toggle');
    expect(await keys.tabThrough()).toEqual([]);
    expect(keys.faults).toEqual([]);
    await keys.tabTo('.menu > summary');
    await keys.press('Enter');
    await keys.tabTo('[data-action="open-dashboard"]');
    await keys.press('Enter');

    const dashboard = await openedTab(stage, 'dashboard', '[data-bar="discord"]');
    const there = keyboardOf(dashboard);
    await there.tabTo('.skip');
    await there.press('Enter');
    expect(await dashboard.evaluate(() => document.activeElement?.id)).toBe('content');
    await there.tabTo('[data-bar="discord"]');
    await there.press('ArrowLeft', 'End', 'Enter');
    await dashboard.waitForSelector('[data-round-at] a');
    await there.tabTo('[data-round-at] a');
    await there.press('Enter');
    await dashboard.waitForSelector('.verdicts [data-service="discord"] summary');
    await there.tabTo('.verdicts [data-service="discord"] summary');
    await there.press('Space');
    await dashboard.waitForSelector('.verdicts [data-service="discord"] details[open] table');

    for (const [route, selector] of [
      ['#/', '[data-bar="discord"]'],
      ['#/history', '[data-round-at]'],
      ['#/help', '#section-privacy'],
      ['#/settings', '#section-about'],
    ] as const) {
      await there.tabTo(`header a[href="${route}"]`);
      await there.press('Enter');
      await dashboard.waitForSelector(selector);
      expect(await there.tabThrough(), route).toEqual([]);
    }

    await there.tabTo('[data-action="background"]');
    await there.press('Space');
    await dashboard.waitForSelector('[data-action="background"]:checked');
    await there.tabTo('[data-action="theme"]');
    await there.press('ArrowDown', 'ArrowDown');
    await dashboard.waitForSelector('html[data-theme="dark"]');
    await dashboard.goBack();
    await dashboard.waitForSelector('#section-privacy');
    expect(there.faults).toEqual([]);
  });
});
