import { crx } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { defineConfig, type InlineConfig, type Rolldown, type UserConfig } from 'vite';
import { backgroundAlonePlugin } from './scripts/background-alone.ts';
import { completeTextsPlugin } from './scripts/complete-texts.ts';
import { domesticSitesPlugin } from './scripts/domestic-sites.ts';
import { manifestFor } from './scripts/manifest-for.ts';
import { messagesPolyfillPlugin } from './scripts/messages-polyfill.ts';
import { sharedChunks } from './scripts/shared-chunks.ts';
import { networksPlugin, sharingOfThisBuild } from './scripts/sharing-build.ts';
import { thirdPartyNoticesPlugin } from './scripts/third-party-notices.ts';
import { validateCataloguePlugin } from './scripts/validate-catalogue.ts';
import { withoutNotesPlugin } from './scripts/without-notes.ts';

/** The oldest version of each browser, the pages that its manifest does not name, and modules that stand in for others. */
const browsers = {
  chrome: {
    target: 'chrome120',
    background: 'src/background/main.ts',
    pages: {
      welcome: 'src/pages/welcome/index.html',
      offscreen: 'src/offscreen/index.html',
      fresh: 'src/offscreen/fresh.html',
    },
    alias: {
      './header-filter.ts': '/src/platform/browser/other-browser.ts',
      './firefox-answers.ts': '/src/platform/browser/other-browser.ts',
      '../probe/separate-fetch.ts': '/src/platform/browser/other-browser.ts',
      './unpacked.ts': '/src/platform/browser/other-browser.ts',
      './firefox-errors.ts': '/src/platform/browser/other-browser.ts',
      './cut-before-round-trip.ts': '/src/platform/browser/other-browser.ts',
      './handshake-cut.ts': '/src/platform/browser/other-browser.ts',
      '../../probe/handshake-cut.ts': '/src/platform/browser/other-browser.ts',
    },
  },
  firefox: {
    target: 'firefox140',
    background: 'src/background/firefox.ts',
    pages: { welcome: 'src/pages/welcome/index.html' },
    alias: {
      'webextension-polyfill': '/src/platform/browser/firefox-api.ts',
      './header-rules.ts': '/src/platform/browser/other-browser.ts',
      './chromium-errors.ts': '/src/platform/browser/other-browser.ts',
      './cut-before-replies.ts': '/src/platform/browser/other-browser.ts',
    },
  },
};

const browser = process.env['BROWSER'] ?? 'chrome';
if (browser !== 'chrome' && browser !== 'firefox')
  throw new Error(`BROWSER must be chrome or firefox, not "${browser}"`);
const { target, background: backgroundScript, pages, alias } = browsers[browser];

const sharing = await sharingOfThisBuild();
const forMirror = process.env['FOR_MIRROR'] === 'yes';

function scriptName({ facadeModuleId, name }: Rolldown.PreRenderedChunk): string {
  const [, folder] =
    /src[\\/](?:pages[\\/])?(\w+)[\\/](?:main|index|firefox)\.(?:ts|html)$/.exec(facadeModuleId ?? '') ?? [];
  return `assets/${folder ?? name}.js`;
}

/** What holds for the background and for the pages. */
const common = {
  define: { SHARING_CONFIG: JSON.stringify(sharing) ?? 'undefined' },
  resolve: {
    alias: {
      ...alias,
      './domestic-sites.ts': '/src/platform/values/domestic-sites-file.ts',
      crypto: '/protocol/ohttp/web-crypto.ts',
    },
  },
  worker: { format: 'es', rolldownOptions: { output: { entryFileNames: 'assets/[name].js' } } },
} satisfies UserConfig;

const rolldownOptions: Rolldown.RolldownOptions = {
  // How long each plugin took is nobody's worry who builds.
  checks: { bundlerTimings: false },
  // Comments with paths would tell where node_modules lay.
  experimental: { attachDebugInfo: 'none' },
  // Without relays nothing uses these modules, and all of them are left out.
  treeshake: {
    moduleSideEffects: [
      { test: /[\\/](src[\\/](pages[\\/])?community|protocol|@hpke)[\\/].*\.[jt]sx?$/, sideEffects: false },
    ],
  },
};

/** Names without hashes: a package is replaced as a whole, and readers of a diff want stable names. */
const names = { entryFileNames: scriptName, chunkFileNames: scriptName, assetFileNames: 'assets/[name][extname]' };

const background = {
  ...common,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  plugins: [withoutNotesPlugin(), domesticSitesPlugin(), messagesPolyfillPlugin()],
  build: {
    target,
    // A kilobyte smaller than what Vite's own minifier makes, for a second more. No getter of ours has an effect,
    // and no function without a name is called with `new`.
    minify: 'terser',
    terserOptions: {
      compress: { ecma: 2020, passes: 5, inline: 1, keep_fargs: false, pure_getters: true, unsafe_arrows: true },
    },
    modulePreload: false,
    rolldownOptions: { ...rolldownOptions, input: { background: backgroundScript }, output: names },
  },
} satisfies InlineConfig;

export default defineConfig({
  ...common,
  plugins: [
    validateCataloguePlugin(),
    withoutNotesPlugin(),
    domesticSitesPlugin(),
    messagesPolyfillPlugin(),
    preact({ devToolsEnabled: false }),
    // Computed late, so that a wrong catalogue is told by its own message first.
    crx({ manifest: () => manifestFor(browser, { sharing, forMirror }), browser }),
    completeTextsPlugin({ sharing: sharing !== undefined }),
    sharing && networksPlugin(),
    thirdPartyNoticesPlugin(),
    backgroundAlonePlugin(background),
  ],
  build: {
    outDir: `dist/${browser}`,
    emptyOutDir: true,
    target,
    modulePreload: {
      polyfill: false,
      // A page names its scripts, which are then read at once. A script has no helper for that: it would touch the document.
      resolveDependencies: (_file, needed, { hostType }) => (hostType === 'html' ? needed : []),
    },
    assetsInlineLimit: 0,
    rolldownOptions: {
      ...rolldownOptions,
      input: pages,
      output: {
        ...names,
        // What Mozilla's linter warns of is in a file by itself, where its reviewers can compare it with the library.
        codeSplitting: { groups: [{ name: 'preact', test: /node_modules[\\/]@?preact[\\/]/ }, ...sharedChunks] },
      },
    },
  },
});
