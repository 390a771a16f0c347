import type { Browser } from 'webextension-polyfill';

declare global {
  // Firefox and new Chromium say `browser`, older Chromium says `chrome`; both return promises in Manifest V3.
  var browser: Browser | undefined;
  var chrome: Browser | undefined;
}

const api = globalThis.browser?.runtime ? globalThis.browser : globalThis.chrome;
if (!api?.runtime) throw new Error('This page only works inside the Reachable extension.');

/** The extension API of whichever browser this is. */
export const extension: Browser = api;
