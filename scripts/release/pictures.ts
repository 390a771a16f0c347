import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { directionOf, type Language, languageTag } from '../../src/model/language.ts';
import { openWritten, writtenPages } from '../../tests/pages/languages/pages.ts';
import { openPreview, type Preview } from '../../tests/pages/preview/preview.ts';
import { root } from '../root.ts';
import { escaped } from './mirror/page.ts';
import { textsOf } from './texts.ts';

/** Pictures of the built pages in a real browser, on an invented day. */
export interface Studio {
  /** The whole popup, 380 wide, at twice the pixels. */
  popup(language: Language, colorScheme: 'light' | 'dark'): Promise<Uint8Array>;
  /** A page of the dashboard, at the size that stores want. */
  dashboard(language: Language, page: string): Promise<Uint8Array>;
  /** The popup beside a description of Reachable. */
  poster(language: Language): Promise<Uint8Array>;
  /** The logo and name alone. */
  tile(size: { readonly width: number; readonly height: number }): Promise<Uint8Array>;
  close(): Promise<void>;
}

export const pictureSize = { width: 1280, height: 800 };

export async function openStudio(): Promise<Studio> {
  const preview = await openPreview();
  const sign = readFileSync(join(root, 'scripts/icons/app.svg'), 'utf8');
  const popup = (language: Language, colorScheme: 'light' | 'dark') =>
    written(preview, 'popup-problems', language, colorScheme, 2);
  return {
    popup,
    dashboard: (language, page) => written(preview, page, language, 'light', 1, pictureSize),
    async poster(language) {
      const picture = Buffer.from(await popup(language, 'light')).toString('base64');
      const words = `<div class="words"><h1>${sign}Reachable</h1><p>${escaped(textsOf(language)('appDescription'))}</p></div>`;
      return drawn(preview, pictureSize, language, `${words}<img src="data:image/png;base64,${picture}" >`);
    },
    tile: (size) => drawn(preview, size, 'en', `<h1>${sign}Reachable</h1>`),
    close: () => preview.close(),
  };
}

async function written(
  { openPage, closePage, origin }: Preview,
  name: string,
  language: Language,
  colorScheme: 'light' | 'dark',
  deviceScaleFactor: number,
  size?: { readonly width: number; readonly height: number },
): Promise<Uint8Array> {
  const shown = writtenPages[name];
  if (!shown) throw new Error(`There is no page "${name}".`);
  const page = await openPage({
    ...(size ?? shown.size),
    colorScheme,
    deviceScaleFactor,
    locale: languageTag(language),
  });
  await openWritten(page, origin, size ? { ...shown, size } : shown, { language });
  await page.waitForNetworkIdle();
  // All of a popup, which scrolls if it is longer than a browser allows.
  return closing(page, closePage, size === undefined);
}

/** Draws our own HTML. */
async function drawn(
  { openPage, closePage }: Preview,
  size: { readonly width: number; readonly height: number },
  language: Language,
  content: string,
): Promise<Uint8Array> {
  const page = await openPage(size);
  await page.setContent(`<html lang="${languageTag(language)}" dir="${directionOf(language)}"><style>
    body { display: flex; align-items: center; justify-content: space-evenly; block-size: 100vh; margin: 0; background: #0a5c8f; color: #fff; font: 26px/1.5 system-ui, "Noto Sans", sans-serif }
    h1 { display: flex; align-items: center; gap: 0.4em; margin: 0; font-size: ${Math.min(64, size.width / 8)}px }
    svg { inline-size: 1.4em; block-size: 1.4em }
    .words { inline-size: 600px }
    img { max-inline-size: 380px; max-block-size: 740px; border-radius: 12px; box-shadow: 0 8px 40px #0008 }
  </style>${content}</html>`);
  return closing(page, closePage, false);
}

async function closing(page: Page, closePage: Preview['closePage'], fullPage: boolean): Promise<Uint8Array> {
  // The focus ring does not belong in pictures.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const picture = await page.screenshot({ type: 'png', fullPage });
  await closePage(page);
  return picture;
}

/** Width and height of a PNG, from its header. */
export function sizeOfPng(bytes: Uint8Array): { width: number; height: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47) throw new Error('This is not a PNG.');
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
