import type { Browser } from 'webextension-polyfill';

const { browser, chrome } = globalThis as unknown as { readonly browser?: Browser; readonly chrome: Browser };

/** The one door to the extension API. Older versions of Chromium have it by the name `chrome` alone. */
export const extension: Browser = browser ?? chrome;
