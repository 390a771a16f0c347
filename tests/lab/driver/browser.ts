import type { World } from '../world.ts';

/** An ordinary tab with a web page. */
export interface Tab {
  /** Evaluates an expression in the tab's page; undefined while there is none. */
  readonly evaluate: <T>(expression: string) => Promise<T | undefined>;
  readonly close: () => Promise<void>;
}

/** A real browser in the client's namespace, with the popup open in a tab. */
export interface LabBrowser {
  /** Evaluates an expression in the popup and awaits a promise. The value must be plain data. */
  readonly evaluate: <T>(expression: string) => Promise<T>;
  /** Opens an address as a person does, without waiting. */
  readonly openTab: (url: string) => Promise<Tab>;
  /** Pauses the browser for some time, ms, like an overloaded machine. */
  readonly pause: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface BrowserOptions {
  readonly world: World;
  /** The unpacked extension with its hosts granted. */
  readonly extension: { readonly folder: string; readonly popup: string; readonly geckoId: string | undefined };
  /** The person's IANA time zone. */
  readonly timeZone: string;
  /** `host:port` of the http proxy in the browser's settings. */
  readonly proxy?: string;
  /** Hosts that a script in the browser's settings (PAC) sends to a proxy, `host:port`. All others go directly. */
  readonly proxyScript?: { readonly hosts: readonly string[]; readonly proxy: string };
  /** Chromium: hosts that a policy keeps extensions out of. */
  readonly keptOutOf?: readonly string[];
  /** Firefox: preferences that differ from those of every scenario. */
  readonly preferences?: Readonly<Record<string, boolean | number>>;
}

export type BrowserName = 'chromium' | 'firefox';
