import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const chrome = { runtime: { id: 'in-chromium' } };
const browser = { runtime: { id: 'in-firefox' } };

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

const imported = async () => (await import('../../src/platform/browser/extension.ts')).extension;

it('is what Chromium calls chrome', async () => {
  vi.stubGlobal('chrome', chrome);
  expect(await imported()).toBe(chrome);
});

it('is what Firefox calls browser, and not its older chrome', async () => {
  vi.stubGlobal('chrome', chrome);
  vi.stubGlobal('browser', browser);
  expect(await imported()).toBe(browser);
});
