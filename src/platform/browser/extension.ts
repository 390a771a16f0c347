import browser, { type Browser } from 'webextension-polyfill';

/** The one door to the extension API. Where the browser calls it `chrome` alone, the polyfill adds what is missing. */
export const extension: Browser = browser;
