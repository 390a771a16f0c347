import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { chromiumArguments } from '../../../scripts/chromium-arguments.ts';
import { installedBrowser } from '../../browser/installed-browser.ts';
import { trustRoots } from '../../browser/trust.ts';
import { knownHosts } from '../hosts.ts';
import type { BrowserOptions, LabBrowser } from './browser.ts';
import { type Cdp, openCdp } from './cdp.ts';
import { pauseProcess } from './pause-process.ts';
import { keepExtensionsOut } from './policy.ts';
import { proxyScriptUrl } from './proxy-script.ts';

/**
 * Over QUIC, Chromium accepts certificates by an authority that it did not come with only from hosts named here. The
 * port is 1, which nobody uses, so that nothing is forced.
 */
const takingOwnRootsOverQuic = `--origin-to-force-quic-on=${knownHosts.map((host) => `${host}:1`).join()}`;

/**
 * Starts Chromium with a fresh profile. The debugger is attached only to the popup's tab: attached to the worker, it
 * would keep it alive and hide what happens when it ends.
 */
export async function startChromium(options: BrowserOptions): Promise<LabBrowser> {
  const { world, extension, timeZone, proxy, proxyScript, keptOutOf = [] } = options;
  const home = join(world.folder, 'chromium');
  mkdirSync(home);
  trustRoots(join(home, '.pki/nssdb'), [world.rootPem, world.addedRootPem]);
  if (keptOutOf.length > 0) keepExtensionsOut(world.client, keptOutOf);
  const child = world.spawn(
    installedBrowser('chromium'),
    [
      ...chromiumArguments,
      ...['--headless=new', '--remote-debugging-pipe', `--user-data-dir=${home}/profile`],
      takingOwnRootsOverQuic,
      ...(proxy === undefined ? [] : [`--proxy-server=http://${proxy}`]),
      ...(proxyScript === undefined ? [] : [`--proxy-pac-url=${proxyScriptUrl(proxyScript)}`]),
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], env: { ...process.env, HOME: home, TZ: timeZone } },
  );
  const cdp = openCdp(child.stdio[3] as Writable, child.stdio[4] as Readable);
  const { id } = await cdp.send<{ id: string }>('Extensions.loadUnpacked', { path: extension.folder });
  const url = `chrome-extension://${id}/${extension.popup}`;
  const popup = await openPage(cdp, url);
  return {
    evaluate: popup.evaluate,
    async openTab(address) {
      const { evaluate, close } = await openPage(cdp, address);
      return { evaluate: <T>(expression: string) => evaluate<T>(expression).catch(() => undefined), close };
    },
    pause: (ms) => pauseProcess(child.pid ?? 0, ms),
    close: () =>
      new Promise((done) => {
        child.once('exit', () => done());
        child.kill('SIGKILL');
      }),
  };
}

interface Evaluated<T> {
  readonly result: { readonly value: T };
  readonly exceptionDetails?: { readonly exception?: { readonly description?: string }; readonly text: string };
}

async function openPage(cdp: Cdp, url: string) {
  const { targetId } = await cdp.send<{ targetId: string }>('Target.createTarget', { url });
  const { sessionId } = await cdp.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
  return {
    async evaluate<T>(expression: string): Promise<T> {
      const parameters = { expression, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails: thrown } = await cdp.send<Evaluated<T>>(
        'Runtime.evaluate',
        parameters,
        sessionId,
      );
      if (thrown !== undefined) throw new Error(thrown.exception?.description ?? thrown.text);
      return result.value;
    },
    close: async (): Promise<void> => {
      await cdp.send('Target.closeTarget', { targetId });
    },
  };
}
