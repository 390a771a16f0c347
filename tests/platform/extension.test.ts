import { afterEach, describe, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

const loaded = async () => (await import('../../src/platform/browser/extension.ts')).extension;

describe('the extension API', () => {
  it('is `chrome` where the browser has nothing else', async () => {
    const chrome = { runtime: { id: 'chromium' } };
    vi.stubGlobal('chrome', chrome);
    expect(await loaded()).toBe(chrome);
  });

  it('is `browser` where there is one, since the `chrome` of Firefox takes callbacks', async () => {
    const browser = { runtime: { id: 'firefox' } };
    vi.stubGlobal('chrome', { runtime: { id: 'callbacks' } });
    vi.stubGlobal('browser', browser);
    expect(await loaded()).toBe(browser);
  });
});
