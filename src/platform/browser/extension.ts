import browser, { type Browser } from 'webextension-polyfill';

/** The only access to the extension API. In browsers that only have `chrome`, the polyfill adds `browser`. */
export const extension: Browser = browser;
