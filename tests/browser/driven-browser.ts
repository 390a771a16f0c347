import type { Browser } from 'puppeteer-core';
import type { Extension } from './extension.ts';
import type { Popup } from './popup-page.ts';

/** A real browser that reaches loopback instead of the internet. */
export interface RunningBrowser {
  readonly browser: Browser;
  /** The folder of its profile. */
  readonly profile: string;
  /** Installs a copy of the extension with its own id and storage. */
  readonly install: (extension: Extension) => Promise<Installation>;
  /** Ends the browser and removes its profile. */
  readonly close: () => Promise<void>;
}

export interface Installation {
  /** `chrome-extension://…` or `moz-extension://…`. */
  readonly origin: string;
  readonly uninstall: () => Promise<void>;
}

/** A browser with the extension in it. */
export interface DrivenBrowser {
  readonly browser: Browser;
  readonly origin: string;
  /** Opens the popup in a new tab. */
  readonly openPopup: () => Promise<Popup>;
}
