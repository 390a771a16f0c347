import type { Page } from 'puppeteer-core';
import { inPageCode } from '../../browser/in-page-code.ts';
import { type Scene, storedSettings } from '../scenes.ts';

let fakeExtension: Promise<string> | undefined;
let seedHistory: Promise<string> | undefined;
/** The script of the scene that a page shows. */
const scripts = new WeakMap<Page, string>();

/** Prepares a page for a scene, with a fake extension API and a history written by the real store. */
export async function setScene(page: Page, origin: string, scene: Scene, popup: boolean): Promise<void> {
  fakeExtension ??= inPageCode('tests/fake-extension.ts');
  seedHistory ??= inPageCode('tests/pages/preview/seed-history.ts');
  const { historySince, granted = true } = scene;
  const settings = storedSettings(scene);
  const state = {
    values: { ...(settings ? { settings } : {}), ...(historySince ? { historySince } : {}) },
    granted,
    allowed: ['notifications'],
    popup,
  };
  const earlier = scripts.get(page);
  if (earlier !== undefined) await page.removeScriptToEvaluateOnNewDocument(earlier);
  const { identifier } = await page.evaluateOnNewDocument(`${await fakeExtension}
    Object.assign(inPage.fake, ${JSON.stringify(state)}, { origin: location.origin });`);
  scripts.set(page, identifier);
  await page.goto(`${origin}blank`);
  const { rounds, observations, records } = scene;
  await page.evaluate(`${await seedHistory}
    inPage.seedHistory(${JSON.stringify({ rounds, observations, records })});`);
}
