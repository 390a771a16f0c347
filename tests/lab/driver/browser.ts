import type { World } from '../world.ts';

/** A real browser that sits in the client's namespace, with the popup open in a tab. */
export interface LabBrowser {
  /** Value of an expression in the popup, awaited where it is a promise. It must be plain data. */
  readonly evaluate: <T>(expression: string) => Promise<T>;
  /** Stops the browser for so long, ms, as an overloaded machine does. */
  readonly pause: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface BrowserOptions {
  readonly world: World;
  /** The unpacked extension with its hosts granted. */
  readonly extension: { readonly folder: string; readonly popup: string; readonly geckoId: string | undefined };
  /** IANA time zone that the person lives in. */
  readonly timeZone: string;
  /** `host:port` of an http proxy that the browser is set to use. */
  readonly proxy?: string;
  /** Chromium: hosts that a policy keeps extensions away from. */
  readonly keptOutOf?: readonly string[];
}

export type BrowserName = 'chromium' | 'firefox';
