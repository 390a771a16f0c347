import type { Page } from 'playwright-core';
import { defaultSettings, type Settings } from '../../../src/core/settings.ts';
import { namedNetworks } from '../named-networks.ts';
import { setScene } from '../preview/seed.ts';
import { type Scene, scenes } from '../scenes.ts';

/** A page in a state in which its texts are looked at in every language. */
export interface WrittenPage {
  readonly path: string;
  readonly scene: (now: number) => Scene;
  readonly popup: boolean;
  readonly size: { readonly width: number; readonly height: number };
  /** Rows to open, with their evidence. */
  readonly open?: readonly string[];
}

const popup = (scene: string, open?: readonly string[]): WrittenPage => ({
  path: 'src/popup/index.html',
  scene: scenes[scene] ?? (() => ({ rounds: [] })),
  popup: open === undefined,
  size: open === undefined ? { width: 380, height: 600 } : { width: 420, height: 1000 },
  ...(open ? { open } : {}),
});

const dashboard = (route: string): WrittenPage => ({
  path: `src/dashboard/index.html#${route}`,
  scene: (now) => ({ rounds: [], ...scenes['problems']?.(now), records: namedNetworks(now) }),
  popup: false,
  size: { width: 1280, height: 900 },
});

/** Every page whose texts are looked at. A new page needs no more than a line here. */
export const writtenPages: Readonly<Record<string, WrittenPage>> = {
  ...Object.fromEntries(
    Object.keys(scenes)
      .filter((name) => name !== 'one-blocked-open')
      .map((name) => [`popup-${name}`, popup(name)]),
  ),
  'popup-opened': popup('problems', ['whatsapp', 'telegram', 'viber']),
  'popup-evidence': popup('one-blocked-open', ['whatsapp']),
  welcome: {
    path: 'src/welcome/index.html',
    scene: () => ({ rounds: [], granted: false }),
    popup: false,
    size: { width: 1000, height: 900 },
  },
  settings: dashboard('/settings'),
  help: dashboard('/help'),
};

/** Opens it, with what it unfolds. */
export async function openWritten(
  page: Page,
  origin: string,
  written: WrittenPage,
  words: Pick<Settings, 'language' | 'latinNumbers'>,
): Promise<void> {
  const scene = written.scene(Date.now());
  const settings =
    typeof scene.settings === 'string' ? scene.settings : { ...defaultSettings, ...scene.settings, ...words };
  await setScene(page, origin, { ...scene, settings }, written.popup);
  await page.goto(origin + written.path);
  await page.waitForSelector('h1');
  for (const service of written.open ?? []) {
    await page.click(`[data-service="${service}"] .row-toggle`);
    await page.click(`[data-service="${service}"] summary`);
    await page.waitForSelector(`[data-service="${service}"] .evidence[open]`);
  }
}
