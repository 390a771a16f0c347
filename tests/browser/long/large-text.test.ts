import { describe, expect, it } from 'vitest';
import { targets } from '../../../scripts/build.ts';
import { faultsOfPage } from '../../pages/languages/faults.ts';
import { overlapsOfPage } from '../../pages/languages/overlaps.ts';
import { onOwnStage, type Trouble } from '../stage.ts';
import { type Person, walk, walkedExtension } from '../walk.ts';

/** Twice the size, as somebody sets it in the browser. */
const settings = {
  text: {
    chromiumSettings: { webkit: { webprefs: { default_font_size: 32, default_fixed_font_size: 26 } } },
    firefoxSettings: { 'font.size.variable.x-western': 32, 'font.size.monospace.x-western': 26 },
  },
  everything: {
    // The exponent of 1.2 that makes 2.
    chromiumSettings: { partition: { default_zoom_level: { x: Math.log(2) / Math.log(1.2) } } },
    firefoxSettings: { 'ui.textScaleFactor': 200 },
  },
} as const satisfies Record<string, Trouble>;

/** The smallest text of the pages is 11 px high where nothing is set. */
const smallestPx = 22;

/** The texts that are smaller on the screen, each by its beginning. Runs inside the page. */
function smallTexts(smallest: number): string[] {
  return [...document.querySelectorAll<HTMLElement>('body, body *')]
    .filter(
      (one) =>
        one.checkVisibility() &&
        [...one.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim()),
    )
    .filter((one) => Number.parseFloat(getComputedStyle(one).fontSize) * devicePixelRatio < smallest)
    .map(({ textContent }) => `small: ${textContent?.slice(0, 40)}`);
}

function reader(): Person & { readonly faults: string[] } {
  const faults: string[] = [];
  return {
    faults,
    async use(page, { selector }) {
      // With the mouse, which presses what lies above it.
      await page.locator(selector).click();
    },
    async takeIn(page, place) {
      const found = [
        ...(await page.evaluate(faultsOfPage)).filter((fault) => fault.startsWith('does not fit')),
        // What lies behind an open dialog is covered by it.
        ...((await page.$('dialog[open]')) ? [] : await page.evaluate(overlapsOfPage)),
        ...(await page.evaluate(smallTexts, smallestPx)),
      ];
      faults.push(...found.map((fault) => `${place}: ${fault}`));
    },
  };
}

describe.each([...targets])('in %s, at twice the size', (target) => {
  it.each(['text', 'everything'] as const)('of %s, a person goes from the first run to the deletion', async (what) => {
    const person = reader();
    const extension = await walkedExtension(target);
    await onOwnStage(target, (stage) => walk(stage, person), { extension, ...settings[what] });
    expect(person.faults).toEqual([]);
  });
});
