import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { targets } from '../../../scripts/build.ts';
import { accessibilityTree, type TreePart } from '../accessibility-tree.ts';
import type { Target } from '../extension.ts';
import { onStage } from '../shared-stage.ts';
import { type Person, walk, walkedExtension } from '../walk.ts';

/** What somebody uses. */
const isControl = ({ role }: TreePart) => ['button', 'link', 'checkbox', 'combobox', 'radio', 'textbox'].includes(role);

/** What is wrong with a page for somebody who only hears it. */
function faultsOf(parts: readonly TreePart[]): string[] {
  const controls = parts.filter(isControl);
  // Links of one name lead to one place.
  const names = controls.filter(({ role }) => role !== 'link').map(({ role, name }) => `${role} ${name}`);
  const isDialog = parts.some(({ role }) => role === 'dialog');
  const headings = parts.filter(({ role }) => role === 'heading');
  return [
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `two are called alike: ${name}`),
    ...controls.filter(({ name }) => name.trim() === '').map(({ role }) => `a ${role} has no name`),
    ...(headings.filter(({ level }) => level === 1).length === 1 || isDialog ? [] : ['there is not one first heading']),
    ...headings.flatMap(({ level, name }, index) =>
      level > (headings[index - 1]?.level ?? (isDialog ? 1 : 0)) + 1 ? [`lacks a heading above it: ${name}`] : [],
    ),
  ];
}

function listener(target: Target): Person & { readonly faults: string[] } {
  const faults: string[] = [];
  return {
    faults,
    async use(page, { role, name }) {
      await accessibilityTree(target, page).press(role, name);
    },
    async takeIn(page, place) {
      const parts = await accessibilityTree(target, page).read();
      faults.push(...faultsOf(parts).map((fault) => `${place}: ${fault}`));
    },
  };
}

/** Keeps every text that comes into a live region, as a screen reader says it by itself. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    const live = '[role="status"], [role="alert"], [aria-live]:not([aria-live="off"]), output';
    new MutationObserver((changes) => {
      const regions = changes
        .flatMap(({ target, addedNodes }) => [target, ...addedNodes])
        .flatMap((node) => {
          const element = node instanceof Element ? node : node.parentElement;
          return element?.closest(live) ?? [...(element?.querySelectorAll(live) ?? [])];
        });
      for (const region of new Set(regions)) {
        const text = region.textContent?.trim();
        if (text && said.at(-1) !== text) said.push(text);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

describe.each([...targets])('in %s, by what a screen reader gets', (target) => {
  it('a person goes from the first run to the deletion', async () => {
    const person = listener(target);
    const extension = await walkedExtension(target);
    await onStage(target, (stage) => walk(stage, person), { extension });
    expect(person.faults).toEqual([]);
  });

  it('a check is announced when it begins and when it has ended', async () => {
    await onStage(target, async ({ openPopup }) => {
      const popup = await openPopup();
      await popup.checkNow();
      await popup.page.bringToFront();
      await listen(popup.page);
      await popup.checkNow();
      await expect.poll(() => popup.page.evaluate('said')).toHaveLength(2);
      expect(await popup.page.evaluate('said')).toEqual(['Checking your messengers', expect.stringMatching(/work/)]);
    });
  });
});
