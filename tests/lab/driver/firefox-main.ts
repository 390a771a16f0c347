import { randomUUID } from 'node:crypto';
import puppeteer, { type Page } from 'puppeteer-core';
import { firefoxPreferences } from '../../../scripts/firefox-preferences.ts';
import { answerCalls } from '../channel.ts';

export interface FirefoxOptions {
  readonly executable: string;
  readonly profile: string;
  readonly timeZone: string;
  /** The folder of the unpacked extension. */
  readonly folder: string;
  readonly popup: string;
  readonly geckoId: string;
  readonly proxy?: string;
  readonly proxyScriptUrl?: string;
  readonly preferences?: Readonly<Record<string, boolean | number>>;
}

const options = JSON.parse(process.argv[2] ?? '') as FirefoxOptions;
const uuid = randomUUID();
const [proxyHost, proxyPort] = options.proxy?.split(':') ?? [];

const browser = await puppeteer.launch({
  browser: 'firefox',
  executablePath: options.executable,
  userDataDir: options.profile,
  env: { ...process.env, TZ: options.timeZone },
  // Without it Firefox does not let extension pages be driven.
  args: ['--remote-allow-system-access'],
  extraPrefsFirefox: {
    ...firefoxPreferences,
    'extensions.webextensions.uuids': JSON.stringify({ [options.geckoId]: uuid }),
    // Stops Firefox's own traffic.
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    // The driver switches this off; `navigator.onLine` would then always be true.
    'network.manage-offline-status': true,
    'network.http.speculative-parallel-limit': 0,
    // Without a graphics card, the spinner of a loading tab takes half a processor.
    'ui.prefersReducedMotion': 1,
    'app.normandy.enabled': false,
    'services.settings.server': 'data:,',
    'browser.region.network.url': '',
    // Firefox expects authorities that it came with to use logs of certificates, none of which knows those of the lab.
    'security.pki.certificate_transparency.mode': 0,
    // Firefox knows the keys of Google's real certificates, and compares those of built-in authorities with them.
    'security.cert_pinning.enforcement_level': 0,
    // Otherwise it would use no QUIC while it trusts an authority that it did not come with.
    'network.http.http3.disable_when_third_party_roots_found': false,
    ...options.preferences,
    ...(options.proxyScriptUrl === undefined
      ? {}
      : { 'network.proxy.type': 2, 'network.proxy.autoconfig_url': options.proxyScriptUrl }),
    ...(proxyHost === undefined
      ? {}
      : {
          'network.proxy.type': 1,
          'network.proxy.http': proxyHost,
          'network.proxy.http_port': Number(proxyPort),
          'network.proxy.ssl': proxyHost,
          'network.proxy.ssl_port': Number(proxyPort),
        }),
  },
});
await browser.installExtension(options.folder);
const page = await browser.newPage();
// This promise never settles for an extension page, so callers wait for its content.
page.goto(`moz-extension://${uuid}/${options.popup}`).catch(() => undefined);

/** The tab that the person opened beside the popup. */
let tab: Page | undefined;

const calls = {
  evaluate: (expression: string): Promise<unknown> => page.evaluate(expression),
  openTab: async (url: string): Promise<void> => {
    tab = await browser.newPage();
    tab.goto(url).catch(() => undefined);
  },
  /** Undefined while the tab shows nothing. */
  evaluateInTab: (expression: string): Promise<unknown> =>
    tab === undefined ? Promise.resolve(undefined) : tab.evaluate(expression).catch(() => undefined),
  closeTab: async (): Promise<void> => tab?.close(),
  close: (): Promise<void> => browser.close(),
};
export type FirefoxCalls = typeof calls;
answerCalls(calls);
