import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { chromiumArguments } from '../../scripts/chromium-arguments.ts';
import { services } from '../../src/catalogue/catalogue.ts';
import { controlRelays } from '../../src/catalogue/controls.ts';
import type { Internet } from '../net/internet.ts';
import type { RunningBrowser } from './driven-browser.ts';
import { installedBrowser } from './installed-browser.ts';
import { internetAddress } from './internet-address.ts';
import { trustRoots } from './trust.ts';

export interface ChromiumOptions {
  readonly internet: Internet;
  /** The port for names without one of their own; default: the internet's first port. */
  readonly port?: number;
  /** Names with a port of their own: Chromium opens one WebSocket at a time to each address and port. */
  readonly ports?: ReadonlyMap<string, number>;
  /** Names and addresses that are not redirected. */
  readonly themselves?: readonly string[];
  /** Names and addresses that do not exist. */
  readonly gone?: readonly string[];
  /** Names and addresses that are mapped to a closed port. */
  readonly refused?: readonly string[];
  /** The port of the http proxy on this machine that the browser is set to use. */
  readonly proxyPort?: number;
  /** The home of a Chromium that has ended, with its profile. */
  readonly home?: string;
}

/** Chromium's own services, which it contacts in spite of all flags. */
const chromiumsOwn = ['*.googleapis.com', 'accounts.google.com', 'clients2.google.com', '*.gvt1.com'];

/**
 * Chromium 156 ends its network service, and with it the extension's worker, when a call relay is asked over TCP by a
 * name that is mapped to loopback. So the relays of the catalogue do not exist in tests.
 */
const relays = [...services.flatMap((service) => service.relays ?? []), ...controlRelays].map(
  ({ url }) => url.split(':')[1] ?? '',
);

/** A port on which nothing listens. */
const closedPort = 1;

/** Starts Chromium, with a fresh profile unless it gets a home. */
export async function startChromium(options: ChromiumOptions): Promise<RunningBrowser & { readonly home: string }> {
  const { internet, port = internet.ports[0], ports = new Map(), gone = [], refused = [], themselves = [] } = options;
  const { proxyPort, home = mkdtempSync(join(tmpdir(), 'reachable-chromium-')) } = options;
  const profile = join(home, 'profile');
  if (options.home === undefined) trustRoots(join(home, '.pki/nssdb'), [internet.authority.rootPem]);
  const rules = [
    ...themselves.map((name) => `EXCLUDE ${name}`),
    ...gone.map((name) => `MAP ${name} ~NOTFOUND`),
    ...refused.map((name) => `MAP ${name} 127.0.0.1:${closedPort}`),
    // Before Chromium's own services, since the catalogue contains one of them.
    ...[...ports].map(([name, own]) => `MAP ${name} ${internetAddress}:${own}`),
    ...[...chromiumsOwn, ...relays].map((name) => `MAP ${name} ~NOTFOUND`),
    `MAP * ${internetAddress}:${port}`,
  ];
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
      `--host-resolver-rules=${rules.join(', ')}`,
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
