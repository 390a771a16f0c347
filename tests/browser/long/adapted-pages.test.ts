import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { invisible, markPainted } from '../../pages/forced-colors.ts';
import { faultsOfPage } from '../../pages/languages/faults.ts';
import { overlapsOfPage } from '../../pages/languages/overlaps.ts';
import { openWritten, type WrittenPage, writtenPages } from '../../pages/languages/pages.ts';
import { openPreview, type Preview } from '../../pages/preview/preview.ts';

/** Every page for people who need larger text, their own colours, or no motion. */

let preview: Preview;
beforeAll(async () => {
  preview = await openPreview();
});
afterAll(() => preview.close());

async function open(written: WrittenPage, language: 'en' | 'ru' | 'fa'): Promise<Page> {
  const page = await preview.openPage({ ...written.size, locale: language });
  onTestFinished(() => preview.closePage(page));
  await openWritten(page, preview.origin, written, { language });
  return page;
}

/** Texts that are cut off or overlap something. */
async function unreadable(page: Page): Promise<string[]> {
  const faults = await page.evaluate(faultsOfPage);
  return [...faults.filter((fault) => fault.startsWith('does not fit')), ...(await page.evaluate(overlapsOfPage))];
}

/** Like browsers that enlarge only text. Runs inside the page. */
function doubleText(): void {
  const all = [...document.querySelectorAll<HTMLElement>('html, body *')].filter((one) => !(one instanceof SVGElement));
  const sizes = all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize));
  for (const [index, one] of all.entries()) one.style.fontSize = `${2 * (sizes[index] ?? 0)}px`;
}

async function nextFrames(): Promise<void> {
  for (let frames = 0; frames < 3; frames += 1) await new Promise((done) => requestAnimationFrame(done));
}

async function forceColors(page: Page, canvas: 'light' | 'dark'): Promise<void> {
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'forced-colors', value: 'active' },
      { name: 'prefers-color-scheme', value: canvas },
    ],
  });
  await page.evaluate(nextFrames);
}

describe.each(Object.entries(writtenPages))('%s', (_name, written) => {
  it.each(['ru', 'fa'] as const)(
    'can be read with text of twice the size, and zoomed to 200 percent: %s',
    async (language) => {
      const page = await open(written, language);
      const { width, height } = written.size;
      const before = await unreadable(page);
      const zoomed: string[] = [];
      // The popup keeps its width, and no window is narrower than a small phone.
      for (const narrow of written.popup ? [width] : [Math.max(320, width / 2), 320]) {
        await page.setViewport({ width: narrow, height: height / 2, deviceScaleFactor: 2 });
        await page.evaluate(nextFrames);
        zoomed.push(...(await unreadable(page)));
      }
      await page.setViewport(written.size);
      await page.evaluate(doubleText);
      await page.evaluate(nextFrames);
      expect({ before, zoomed, doubled: await unreadable(page) }).toEqual({ before: [], zoomed: [], doubled: [] });
    },
  );

  it('moves nothing for those who want no motion, and shows everything in forced colours', async () => {
    const page = await open(written, 'en');
    const moving = () => [
      ...document.getAnimations().map(({ id }) => `animation ${id}`),
      ...[...document.querySelectorAll('progress:indeterminate')].map(({ id }) => `progress ${id}`),
    ];
    expect(await page.evaluate(moving)).toEqual([]);
    await page.evaluate(markPainted);
    // The colours of the chosen theme are those that could vanish.
    for (const [canvas, theme] of [
      ['light', 'dark'],
      ['dark', 'light'],
    ] as const) {
      await page.evaluate((chosen) => {
        document.documentElement.dataset['theme'] = chosen;
      }, theme);
      await forceColors(page, canvas);
      expect(await page.evaluate(invisible), `${theme} on ${canvas}`).toEqual([]);
    }
  });
});

it('the check finds texts that overlap', async () => {
  const page = await open(writtenPages['dashboard-nowhere'] as WrittenPage, 'en');
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<p>below</p><p style="margin-block-start: -1em">above</p>');
  });
  expect(await page.evaluate(overlapsOfPage)).toEqual(['below lies on above']);
});

it('the check finds what cannot be seen if colours are forced', async () => {
  const page = await open(writtenPages['dashboard-nowhere'] as WrittenPage, 'en');
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<svg class="pale" width="20" height="20"><rect width="20" height="20" fill="#eee" /></svg>
       <div class="flat" style="inline-size: 20px; block-size: 20px; background: red"></div>`,
    );
  });
  await page.evaluate(markPainted);
  await forceColors(page, 'light');
  expect(await page.evaluate(invisible)).toEqual([
    expect.stringContaining('pale: svg.pale'),
    expect.stringContaining('only a background: div.flat'),
  ]);
});
