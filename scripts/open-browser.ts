import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { cmd } from 'web-ext';
import type { Browser } from './browsers.ts';
import { chromiumArguments } from './chromium-arguments.ts';

/**
 * Opens a browser window with a fresh profile and the extension, and waits until it is closed. The
 * extension itself opens its welcome page when it is installed.
 * @param folder of the build
 */
export async function openBrowser(browser: Browser, folder: string): Promise<void> {
  await (browser.target === 'firefox' ? openFirefox(browser.path, folder) : openChromium(browser.path, folder));
}

async function openChromium(path: string, folder: string): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'reachable-'));
  const child = spawn(path, [...chromiumArguments, `--user-data-dir=${profile}`, '--remote-debugging-pipe'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  // Google's Chrome ignores --load-extension; this message over the pipe works in every Chromium browser.
  const pipe = child.stdio[3] as Writable;
  pipe.write(`${JSON.stringify({ id: 1, method: 'Extensions.loadUnpacked', params: { path: folder } })}\0`);
  const answers = child.stdio[4] as Readable;
  answers.setEncoding('utf8').on('data', (text) => {
    if (text.includes('"error"')) console.error(`The browser did not take the extension: ${text}`);
  });
  // Ctrl-C closes the browser first, so that its profile can be removed.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill());
  await new Promise((resolve) => child.on('close', resolve));
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}

async function openFirefox(path: string, folder: string): Promise<void> {
  const runner = await cmd.run(
    { sourceDir: folder, firefox: path, noReload: true, noInput: true, target: ['firefox-desktop'] },
    { shouldExitProgram: false },
  );
  await new Promise((resolve) => runner.registerCleanup(() => resolve(undefined)));
}
