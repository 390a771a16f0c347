import { expect, it, vi } from 'vitest';

/** Like Chromium before it had `browser`: the interface takes callbacks, and reports errors in `lastError`. */
function oldChromium(stored: Readonly<Record<string, unknown>>) {
  const runtime = { id: 'old-chromium', lastError: undefined as { message: string } | undefined };
  return {
    runtime,
    storage: {
      local: {
        get: (key: string, respond: (found: object) => void) => void respond({ [key]: stored[key] }),
        remove: (_key: string, respond: () => void) => {
          runtime.lastError = { message: 'no such area' };
          respond();
          runtime.lastError = undefined;
        },
      },
    },
    offscreen: { hasDocument: async () => true },
  };
}

it('returns promises if the browser has callbacks, and passes unknown things through', async () => {
  const chrome = oldChromium({ settings: 1 });
  vi.stubGlobal('chrome', chrome);
  const { extension } = await import('../../src/platform/browser/extension.ts');
  expect(await extension.storage.local.get('settings')).toEqual({ settings: 1 });
  await expect(extension.storage.local.remove('settings')).rejects.toThrow('no such area');
  expect(extension).toHaveProperty('offscreen', chrome.offscreen);
  // Notifications are there only while the person allows them.
  expect(extension.notifications).toBeUndefined();
});
