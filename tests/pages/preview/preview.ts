import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import puppeteer, { type Page } from 'puppeteer-core';
import { build, type Plugin, type PreviewServer, preview } from 'vite';
import { ensureBrowser } from '../../../scripts/browsers.ts';
import { chromiumArguments } from '../../../scripts/chromium-arguments.ts';

/** The texts of a page, by key. */
export type Messages = Readonly<Record<string, { readonly message: string }>>;

export const englishMessages: Messages = JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8'));

const pages = ['popup', 'welcome', 'dashboard'].map((page) => `src/pages/${page}/index.html`);

/** How a page is shown. */
interface Look {
  readonly width: number;
  readonly height: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly deviceScaleFactor?: number;
  /** Whether the screen is a touch screen. */
  readonly touch?: boolean;
  /** A language tag. The default is that of this machine. */
  readonly locale?: string;
}

/** A server of the pages, and a browser. */
export interface Preview {
  readonly origin: string;
  /** Opens a page with its own, empty storage. */
  readonly openPage: (look: Look) => Promise<Page>;
  readonly closePage: (page: Page) => Promise<void>;
  /** Leaves an open page blank and its storage empty. It costs a third of opening another one. */
  readonly emptyPage: (page: Page) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** @param messages replace the texts of every language */
export async function openPreview(messages?: Messages): Promise<Preview> {
  // A separate folder, since several test files open a preview at the same time.
  const folder = mkdtempSync(join(tmpdir(), 'reachable-preview-'));
  const server = await servePages(folder, messages);
  const browser = await puppeteer.launch({
    browser: 'chrome',
    executablePath: (await ensureBrowser('chromium')).path,
    pipe: true,
    args: chromiumArguments,
  });
  return {
    origin: server.resolvedUrls?.local[0] ?? '',
    async openPage({ width, height, colorScheme = 'light', deviceScaleFactor = 1, touch = false, locale }) {
      const page = await (await browser.createBrowserContext()).newPage();
      await page.setViewport({ width, height, deviceScaleFactor, hasTouch: touch, isMobile: touch });
      await showInColors(page, colorScheme);
      if (locale !== undefined) await (await page.createCDPSession()).send('Emulation.setLocaleOverride', { locale });
      return page;
    },
    closePage: (page) => page.browserContext().close(),
    async emptyPage(page) {
      await page.goto('about:blank');
      const session = await page.createCDPSession();
      const origin = (server.resolvedUrls?.local[0] ?? '').replace(/\/$/, '');
      await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
      await session.detach();
    },
    close: async () => {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Builds the pages once: a page of a hundred source files loads slowly, and each context of a browser loads it anew. */
export async function servePages(outDir: string, messages: Messages | undefined): Promise<PreviewServer> {
  const common = { configFile: false, logLevel: 'warn' } as const;
  await build({
    ...common,
    plugins: [preact()],
    build: { outDir, emptyOutDir: true, target: 'esnext', rolldownOptions: { input: pages } },
  });
  const here = { port: 0, host: '127.0.0.1' };
  return preview({ ...common, plugins: [answers(messages)], build: { outDir }, preview: here });
}

/** Disables animations, so that screenshots need not wait. */
export async function showInColors(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: colorScheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
}

/** An empty page, where a history can be written before a page reads it, and the texts. */
function answers(messages: Messages | undefined): Plugin {
  return {
    name: 'preview:answers',
    configurePreviewServer(server) {
      server.middlewares.use('/blank', (_request, response) => {
        response.setHeader('content-type', 'text/html').end('<!doctype html>');
      });
      server.middlewares.use('/_locales', (_request, response, next) => {
        if (messages) response.setHeader('content-type', 'application/json').end(JSON.stringify(messages));
        else next();
      });
    },
  };
}
