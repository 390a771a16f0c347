import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { firefoxPreferences } from '../../scripts/firefox-preferences.ts';
import type { Internet } from '../net/internet.ts';
import type { RunningBrowser } from './driven-browser.ts';
import { firefoxNames } from './firefox-names.ts';
import { installedBrowser } from './installed-browser.ts';
import { phonePreferences } from './phone.ts';
import { trustRoots } from './trust.ts';

const throughProxy = (port: number) => ({
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': port,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': port,
});

/** The ids of the installations, more than any test file needs. */
const ids = Array.from({ length: 50 }, (_, index) => ({ id: `copy-${index}@extension`, uuid: randomUUID() }));

export interface FirefoxOptions {
  /** The port of the http proxy on this machine that the browser is set to use. */
  readonly proxyPort?: number;
  /** Whether it has a touch screen. */
  readonly phone?: boolean;
  /** The profile of an ended Firefox. */
  readonly profile?: string;
  /** What somebody has set in this browser. */
  readonly firefoxSettings?: Readonly<Record<string, string | number | boolean>>;
}

/**
 * Starts Firefox, with a fresh profile unless it gets one. All names lead to the internet's first port; addresses stay
 * as they are. With an old profile, the extension has to be installed again, like every temporary add-on, and finds its
 * storage.
 */
export async function startFirefox(
  internet: Internet,
  { proxyPort, phone = false, ...options }: FirefoxOptions = {},
): Promise<RunningBrowser> {
  const { profile = mkdtempSync(join(tmpdir(), 'reachable-firefox-')) } = options;
  if (options.profile === undefined) trustRoots(profile, [internet.authority.rootPem]);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: installedBrowser('firefox'),
    userDataDir: profile,
    // The time zone decides which messengers are common here.
    env: { ...process.env, TZ: 'UTC' },
    // Without it Firefox does not let extension pages be driven.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      ...firefoxPreferences,
      ...firefoxNames(internet.ports[0]),
      // Grants requested access, since a test cannot answer the prompt.
      'extensions.webextOptionalPermissionPrompts': false,
      'extensions.webextensions.uuids': JSON.stringify(Object.fromEntries(ids.map(({ id, uuid }) => [id, uuid]))),
      'media.peerconnection.ice.loopback': true,
      ...(proxyPort === undefined ? {} : throughProxy(proxyPort)),
      ...(phone ? phonePreferences : {}),
      ...options.firefoxSettings,
      // A temporary add-on is removed when its browser ends.
      ...(options.profile === undefined ? {} : { 'extensions.webextensions.keepStorageOnUninstall': true }),
    },
  });
  const left = [...ids];
  return {
    browser,
    profile,
    async install({ folder }) {
      const next = left.shift();
      if (!next) throw new Error('all ids for copies of the extension are used up');
      giveId(folder, next.id);
      await browser.installExtension(folder);
      return { origin: `moz-extension://${next.uuid}`, uninstall: () => browser.uninstallExtension(next.id) };
    },
    close: async () => {
      await browser.close();
      // Retried, since on a busy machine Firefox still writes there for a moment.
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 });
    },
  };
}

function giveId(folder: string, id: string): void {
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.browser_specific_settings.gecko.id = id;
  writeFileSync(file, JSON.stringify(manifest));
}
