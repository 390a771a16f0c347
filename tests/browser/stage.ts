import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { root } from '../../scripts/root.mjs';
import { controls, services } from '../../src/catalogue/catalogue.ts';
import { type Internet, startInternet } from '../net/internet.ts';
import { type ChromiumOptions, startChromium } from './chromium.ts';
import type { DrivenBrowser } from './driven-browser.ts';
import { type Extension, grantedExtension, shippedExtension, type Target } from './extension.ts';
import { startFirefox } from './firefox.ts';

/** An internet that knows the catalogue, and a browser with the extension that has it for its own. */
export interface Stage extends DrivenBrowser {
  readonly internet: Internet;
}

interface Scenery extends Pick<ChromiumOptions, 'gone' | 'refused' | 'themselves'> {
  /** Another build than the usual one. It is removed at the end. */
  readonly extension?: Extension;
  /** The build as it is shipped, with no host granted. */
  readonly shipped?: boolean;
}

/** Runs one play on a fresh stage and clears it away, whatever happens. */
export async function onStage(
  target: Target,
  play: (stage: Stage) => Promise<void>,
  { shipped = false, extension: special, ...trouble }: Scenery = {},
): Promise<void> {
  const names = allHosts();
  // The first port is for every other name.
  const internet = await startInternet({ ports: [0, ...names.map(() => 0)] });
  const ports = new Map(names.map((name, index) => [name, internet.ports[index + 1] ?? 0]));
  const extension = special ?? (shipped ? shippedExtension(target) : await grantedExtension(target));
  try {
    const options = { extension, internet };
    const driven = await (target === 'chrome'
      ? startChromium({ ...options, ...trouble, ports })
      : startFirefox(options));
    try {
      await play({ ...driven, internet });
    } finally {
      await driven.close();
    }
  } finally {
    if (!shipped) rmSync(extension.folder, { recursive: true, force: true });
    await internet.stop();
  }
}

function allHosts(): string[] {
  const urls = [...services.flatMap(({ endpoints }) => endpoints), ...controls].map(({ url }) => new URL(url).hostname);
  return [...new Set(urls)];
}

/** Every host that a service's endpoints have. */
export function hostsOf(service: string): string[] {
  const endpoints = services.find(({ id }) => id === service)?.endpoints ?? [];
  return [...new Set(endpoints.map(({ url }) => new URL(url).hostname))];
}

/** Where a picture is kept, for a person to look at. */
export function pictureFile(name: string): string {
  const folder = join(root, 'screenshots');
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.png`);
}

/** Takes pictures of the popup, light and dark, as wide as it is in a browser's bar. */
export async function photograph(page: Page, name: string): Promise<void> {
  // The welcome page opens by itself and may lie above; a hidden page can keep a picture waiting for a minute.
  await page.bringToFront();
  await page.setViewport({ width: 380, height: 600, deviceScaleFactor: 2 });
  for (const scheme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.screenshot({ path: pictureFile(`${name}-${scheme}`), fullPage: true });
  }
}
