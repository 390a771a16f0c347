import preact from '@preact/preset-vite';
import { type Browser, chromium } from 'playwright-core';
import { createServer } from 'vite';
import { chromiumArguments } from '../../../scripts/chromium-arguments.mjs';
import { installedBrowser } from '../../browser/installed-browser.ts';

/** The pages' sources, served as they are, and a browser to look at them. */
export interface Preview {
  readonly browser: Browser;
  readonly origin: string;
  readonly close: () => Promise<void>;
}

export async function openPreview(): Promise<Preview> {
  const server = await createServer({
    configFile: false,
    plugins: [preact()],
    cacheDir: '.cache/preview',
    logLevel: 'warn',
    server: { port: 0, host: '127.0.0.1', hmr: false },
  });
  await server.listen();
  const browser = await chromium.launch({ executablePath: installedBrowser('chromium'), args: chromiumArguments });
  return {
    browser,
    origin: server.resolvedUrls?.local[0] ?? '',
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
