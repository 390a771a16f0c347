import type { Browser } from 'puppeteer-core';
import type { Popup } from './popup-page.ts';

/** A real browser with the extension in it and loopback in the place of the internet. */
export interface DrivenBrowser {
  readonly browser: Browser;
  /** `chrome-extension://…` or `moz-extension://…`. */
  readonly origin: string;
  /** Opens the popup in a tab of its own. */
  readonly openPopup: () => Promise<Popup>;
  /** Ends the browser and removes its profile. */
  readonly close: () => Promise<void>;
}
