import type { Browser } from 'webextension-polyfill';

const { browser, chrome } = globalThis as { readonly browser?: Browser; readonly chrome?: Browser };

/**
 * The one door to the extension API. Chromium calls it `chrome`, and answers with promises as Firefox does; only messages
 * are answered in another way there, which `own-messages.ts` knows.
 */
export const extension = (browser ?? chrome) as Browser;
