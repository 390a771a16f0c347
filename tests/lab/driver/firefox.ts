import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../../scripts/root.ts';
import { installedBrowser } from '../../browser/installed-browser.ts';
import { buildIn, canBuildIn, trustRoots } from '../../browser/trust.ts';
import { startRemote } from '../channel.ts';
import type { BrowserOptions, LabBrowser } from './browser.ts';
import type { FirefoxCalls, FirefoxOptions } from './firefox-main.ts';
import { pauseProcess } from './pause-process.ts';
import { proxyScriptUrl } from './proxy-script.ts';

/** Starts Firefox with a fresh profile. Its driver uses a socket, so it has to run in the client's namespace too. */
export async function startFirefox(options: BrowserOptions): Promise<LabBrowser> {
  const { world, extension, timeZone, proxy, proxyScript, preferences } = options;
  const profile = join(world.folder, 'firefox');
  mkdirSync(profile);
  trustRoots(profile, canBuildIn() ? [world.addedRootPem] : [world.rootPem, world.addedRootPem]);
  if (canBuildIn()) buildIn(profile, world.rootPem);
  const wish: FirefoxOptions = {
    executable: installedBrowser('firefox'),
    profile,
    timeZone,
    folder: extension.folder,
    popup: extension.popup,
    geckoId: extension.geckoId ?? '',
    ...(proxy === undefined ? {} : { proxy }),
    ...(proxyScript === undefined ? {} : { proxyScriptUrl: proxyScriptUrl(proxyScript) }),
    ...(preferences === undefined ? {} : { preferences }),
  };
  const main = fileURLToPath(new URL('firefox-main.ts', import.meta.url));
  const enter = ['netns', 'exec', world.client, process.execPath, '--import', 'tsx'] as const;
  const remote = startRemote<FirefoxCalls>('Firefox', ['ip', ...enter, main, JSON.stringify(wish)], root);
  await remote.ready;
  return {
    evaluate: async <T>(expression: string) => (await remote.call('evaluate', expression)) as T,
    async openTab(url) {
      await remote.call('openTab', url);
      return {
        evaluate: async <T>(expression: string) => (await remote.call('evaluateInTab', expression)) as T | undefined,
        close: () => remote.call('closeTab', undefined),
      };
    },
    pause: (ms) => pauseProcess(remote.pid ?? 0, ms),
    close: async () => {
      await remote.call('close', undefined);
      await remote.stop();
    },
  };
}
