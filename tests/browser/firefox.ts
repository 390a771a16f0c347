import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import type { Internet } from '../net/internet.ts';
import type { DrivenBrowser } from './driven-browser.ts';
import type { Extension } from './extension.ts';
import { installedBrowser } from './installed-browser.ts';
import { openPopupPage } from './popup-page.ts';
import { trustRoot } from './trust.ts';

/** What keeps Firefox from talking by itself. */
const quiet = {
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.http.speculative-parallel-limit': 0,
  'app.normandy.enabled': false,
  // Access that is asked for is given: nobody can answer the prompt in a test.
  'extensions.webextOptionalPermissionPrompts': false,
  'services.settings.server': 'data:,',
  'browser.region.network.url': '',
};

/** Starts Firefox with a fresh profile. All names lead to the internet's first port; addresses stay as they are. */
export async function startFirefox(options: {
  readonly extension: Extension;
  readonly internet: Internet;
}): Promise<DrivenBrowser> {
  const { extension, internet } = options;
  const profile = mkdtempSync(join(tmpdir(), 'reachable-firefox-'));
  trustRoot(profile, internet.authority.rootPem);
  const uuid = randomUUID();
  const port = internet.ports[0];
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: installedBrowser('firefox'),
    userDataDir: profile,
    // Firefox refuses to drive pages of extensions without it.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      ...quiet,
      'extensions.webextensions.uuids': JSON.stringify({ [extension.geckoId ?? '']: uuid }),
      'network.dns.forceResolve': '127.0.0.1',
      'network.socket.forcePort': `443=${port};80=${port}`,
    },
  });
  await browser.installExtension(extension.folder);
  const origin = `moz-extension://${uuid}`;
  return {
    browser,
    origin,
    openPopup: async () => openPopupPage(await browser.newPage(), `${origin}/${extension.popup}`),
    close: async () => {
      await browser.close();
      // On a busy machine it still writes there for a moment.
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 });
    },
  };
}
