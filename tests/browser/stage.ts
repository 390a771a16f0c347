import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { root } from '../../scripts/root.ts';
import { services } from '../../src/catalogue/catalogue.ts';
import { checkOf } from '../../src/measure/check/check.ts';
import { endpointsInUse } from '../../src/measure/endpoints/endpoints-in-use.ts';
import { startCatalogueInternet } from '../net/catalogue-internet.ts';
import type { Internet } from '../net/internet.ts';
import { type ChromiumOptions, startChromium } from './chromium.ts';
import type { DrivenBrowser, RunningBrowser } from './driven-browser.ts';
import { type Extension, grantedExtension, shippedExtension, type Target } from './extension.ts';
import { type FirefoxOptions, startFirefox } from './firefox.ts';
import { openPopupPage } from './popup-page.ts';

/** An internet that knows the catalogue, and a browser with the extension on it. */
export interface Stage extends DrivenBrowser {
  readonly internet: Internet;
}

/** What fails, what is set, and Firefox as on a phone. Only Chromium can be started with names and addresses that fail. */
export type Trouble = Pick<ChromiumOptions, 'gone' | 'refused' | 'themselves' | 'chromiumSettings'> & FirefoxOptions;

export interface RunOptions {
  /** A build other than the usual one. It is deleted at the end. */
  readonly extension?: Extension;
  /** The shipped build, without access to any host. */
  readonly shipped?: boolean;
}

/** A browser with its own internet, which runs one test after the other. */
export interface Rig {
  /** Runs a test with a new copy of the extension, and removes it afterwards. */
  readonly run: (test: (stage: Stage) => Promise<void>, options?: RunOptions) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function startRig(target: Target, trouble: Trouble = {}): Promise<Rig> {
  const { internet, ports } = await startCatalogueInternet();
  const running = await (target === 'chrome'
    ? startChromium({ internet, ...trouble, ports })
    : startFirefox(internet, trouble));
  return {
    async run(test, { shipped = false, extension: special } = {}) {
      const extension = special ?? (shipped ? shippedExtension(target) : await grantedExtension(target));
      try {
        await runOnce(running, internet, extension, test);
      } finally {
        rmSync(extension.folder, { recursive: true, force: true });
      }
    },
    async stop() {
      await running.close();
      await internet.stop();
    },
  };
}

async function runOnce(
  { browser, install }: RunningBrowser,
  internet: Internet,
  extension: Extension,
  test: (stage: Stage) => Promise<void>,
): Promise<void> {
  const { origin, uninstall } = await install(extension);
  try {
    const openPopup = async () => openPopupPage(await browser.newPage(), `${origin}/${extension.popup}`);
    await test({ browser, origin, internet, openPopup });
  } finally {
    await uninstall();
    await leaveNothing(browser);
    internet.heal();
    internet.traffic.forget();
  }
}

/** Closes every page and deletes every cookie. Uninstalling the extension deletes its storage. */
async function leaveNothing(browser: Browser): Promise<void> {
  const before = await browser.pages();
  // A browser without any page would exit.
  await browser.newPage();
  // Some pages of the extension close by themselves, perhaps right now.
  await Promise.all(before.map((page) => page.close().catch(() => undefined)));
  await browser.deleteCookie(...(await browser.cookies()));
}

/** Runs one test in a browser of its own. */
export async function onOwnStage(
  target: Target,
  test: (stage: Stage) => Promise<void>,
  { extension, shipped, ...trouble }: RunOptions & Trouble = {},
): Promise<void> {
  const rig = await startRig(target, trouble);
  try {
    await rig.run(test, { ...(extension ? { extension } : {}), ...(shipped ? { shipped } : {}) });
  } finally {
    await rig.stop();
  }
}

/** Every host of a service that a check contacts. */
export function hostsOf(id: string): string[] {
  const endpoints = services.flatMap((service) => (service.id === id ? endpointsInUse(service, checkOf([])) : []));
  return [...new Set(endpoints.map(({ url }) => new URL(url).hostname))];
}

/** The path of a screenshot for people to look at. */
export function pictureFile(name: string): string {
  const folder = join(root, 'screenshots');
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.png`);
}
