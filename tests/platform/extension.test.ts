import { expect, it, vi } from 'vitest';

it('takes the interface by the only name that Chromium first had for it', async () => {
  const chrome = { runtime: { id: 'chromium' } };
  vi.stubGlobal('chrome', chrome);
  const { extension } = await import('../../src/platform/browser/extension.ts');
  expect(extension).toBe(chrome);
});

it('takes it by the name that all browsers know, where there is one', async () => {
  const browser = { runtime: { id: 'firefox' } };
  vi.stubGlobal('browser', browser);
  vi.stubGlobal('chrome', { runtime: { id: 'firefox' } });
  vi.resetModules();
  const { extension } = await import('../../src/platform/browser/extension.ts');
  expect(extension).toBe(browser);
});
