import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { chromiumArguments } from '../../scripts/chromium-arguments.ts';
import type { Internet } from '../net/internet.ts';
import type { RunningBrowser } from './driven-browser.ts';
import { installedBrowser } from './installed-browser.ts';
import { type Names, resolverRules } from './resolver-rules.ts';
import { trustRoots } from './trust.ts';

export interface ChromiumOptions extends Partial<Names> {
  /** Names lead to its first port, unless `ports` says otherwise. */
  readonly internet: Internet;
  /** The port of the http proxy on this machine that the browser is set to use. */
  readonly proxyPort?: number;
  /** The home of an ended Chromium, with its profile. */
  readonly home?: string;
  /** What somebody has set in this browser, as its file of preferences has it. */
  readonly chromiumSettings?: object;
}

/** Starts Chromium, with a fresh profile unless it gets a home. */
export async function startChromium(options: ChromiumOptions): Promise<RunningBrowser & { readonly home: string }> {
  const { internet, port = internet.ports[0], ports, gone, refused, themselves } = options;
  const { proxyPort, chromiumSettings, home = mkdtempSync(join(tmpdir(), 'reachable-chromium-')) } = options;
  const profile = join(home, 'profile');
  if (options.home === undefined) trustRoots(join(home, '.pki/nssdb'), [internet.authority.rootPem]);
  if (chromiumSettings) {
    mkdirSync(join(profile, 'Default'), { recursive: true });
    writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(chromiumSettings));
  }
  const browser = await puppeteer.launch({
    browser: 'chrome',
    executablePath: installedBrowser('chromium'),
    pipe: true,
    enableExtensions: true,
    // The time zone decides which messengers are common here.
    env: { ...process.env, HOME: home, TZ: 'UTC' },
    userDataDir: profile,
    args: [
      ...chromiumArguments,
      // Call relays are on loopback too.
      '--allow-loopback-in-peer-connection',
      resolverRules({ port, ports, gone, refused, themselves }),
      ...(proxyPort === undefined ? [] : [`--proxy-server=http://127.0.0.1:${proxyPort}`]),
    ],
  });
  return {
    browser,
    home,
    profile,
    // Chromium derives the id from the path of the folder, which differs for each copy.
    async install({ folder }) {
      const id = await browser.installExtension(folder);
      return { origin: `chrome-extension://${id}`, uninstall: () => browser.uninstallExtension(id) };
    },
    close: async () => {
      await browser.close();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
