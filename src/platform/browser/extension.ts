import type { Browser } from 'webextension-polyfill';

const { browser, chrome } = globalThis as unknown as { readonly browser?: Browser; readonly chrome: Browser };

/** The only access to the extension API. Where there is only `chrome`, its functions return promises as well. */
export const extension: Browser = browser ?? chrome;
