import { crx } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import manifest from './manifest.json' with { type: 'json' };
import packageJson from './package.json' with { type: 'json' };
import { sharingOfThisBuild, sharingPlugin, withoutNodeCrypto } from './scripts/sharing-build.mjs';
import { thirdPartyNoticesPlugin } from './scripts/third-party-notices.mjs';
import { wholeTextsPlugin } from './scripts/whole-texts.mjs';
import { controls, originsFor, originsOfAnyService, services } from './src/catalogue/catalogue.ts';
import { neutralRelays } from './src/catalogue/controls.ts';
import { validateCatalogue } from './src/catalogue/validate.ts';
import { relayOrigins } from './src/community/sharing.ts';

const backgroundEntry = 'src/background/main.ts';

/** What the background's own copy of a module is known by. */
const background = '?background';

const sharing = sharingOfThisBuild();

/** What differs between the browsers: how the background runs, which extra means it has, and how old it may be. */
const browsers = {
  chrome: {
    target: 'chrome120',
    pages: {
      welcome: 'src/pages/welcome/index.html',

      offscreen: 'src/offscreen/index.html',
    },
    permissions: ['offscreen', 'declarativeNetRequestWithHostAccess'],
    manifest: {
      minimum_chrome_version: '120',
      // Pages of private windows run in the same place as all others there, and do not know where they are shown.
      incognito: 'not_allowed' as const,
      background: { service_worker: backgroundEntry, type: 'module' },
    },
  },
  firefox: {
    target: 'firefox140',
    pages: { welcome: 'src/pages/welcome/index.html', ...(sharing ? { offscreen: 'src/offscreen/index.html' } : {}) },
    permissions: ['webRequestBlocking', 'dns', 'captivePortal'],
    manifest: {
      background: { scripts: [backgroundEntry] },
      // Firefox's own default upgrades http:// to https://, which would change what the plain-http probes ask.
      content_security_policy: { extension_pages: "script-src 'self'; object-src 'self'" },
      browser_specific_settings: {
        gecko: {
          id: 'reachable@extension',
          strict_min_version: '140.0',
          data_collection_permissions: {
            required: ['none' as const],
            // Country and network; state and version.
            ...(sharing ? { optional: ['locationInfo' as const, 'technicalAndInteraction' as const] } : {}),
          },
        },
        gecko_android: { strict_min_version: '142.0' },
      },
    },
  },
};

const browser = process.env['BROWSER'] ?? 'chrome';
if (browser !== 'chrome' && browser !== 'firefox')
  throw new Error(`BROWSER must be chrome or firefox, not "${browser}"`);
const target = browsers[browser];

/** Computed late, so that a wrong catalogue is told by its own message first. */
function wholeManifest() {
  return {
    ...manifest,
    ...target.manifest,
    version: packageJson.version,
    permissions: [...manifest.permissions, ...target.permissions],
    optional_host_permissions: [
      ...originsFor(services, controls),
      ...(sharing ? relayOrigins(sharing) : []),
      ...originsOfAnyService,
    ],
  };
}

/** A wrong entry in the catalogue ends the build with a message for each mistake. */
function soundCatalogue(): Plugin {
  return {
    name: 'reachable:sound-catalogue',
    config() {
      const mistakes = validateCatalogue(services, controls, neutralRelays);
      if (mistakes.length > 0)
        throw new Error(`The catalogue is wrong:\n${mistakes.map((text) => `  ${text}`).join('\n')}`);
    },
  };
}

/**
 * Where an address is known from, and whose it is, is for readers of the sources: nothing in the package looks at it. What
 * is false may as well be absent there, and to the background, which tells nobody when it was, a date is as good as true.
 */
function catalogueAsItIsUsed(): Plugin {
  return {
    name: 'reachable:catalogue-as-it-is-used',
    enforce: 'pre',
    transform: {
      filter: { id: /[\\/]src[\\/]catalogue[\\/].+\.ts(\?|$)/ },
      handler(code, id) {
        const used = code.replace(/^ *(?:(?:source|homepage): (['"]).*\1|\w+: false),$/gm, '');
        return id.endsWith(background) ? used.replace(/verified: '[^']*'/g, 'verified: true') : used;
      },
    },
  };
}

/** Tells the code for which family of browsers it is, so that what only the other one needs is left out. */
function builtForThis(): Plugin {
  return {
    name: 'reachable:built-for',
    enforce: 'pre',
    transform: {
      filter: { id: /[\\/]src[\\/]platform[\\/]browser[\\/]built-for\.ts(\?|$)/ },
      handler: (code) => code.replace('= undefined as ', `= '${browser}' as `),
    },
  };
}

/**
 * The background gets its own copy of every module that pages use too, and so is one file with nothing in it that only a
 * page needs: it is started anew for every check.
 */
function backgroundByItself(): Plugin {
  return {
    name: 'reachable:background-by-itself',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!importer || !(importer.endsWith(background) || importer.endsWith(`/${backgroundEntry}`))) return undefined;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      return resolved && !resolved.external ? { ...resolved, id: `${resolved.id}${background}` } : resolved;
    },
  };
}

/** Names without hashes: a package is replaced as a whole, and readers of a diff want stable names. */
function scriptName({ facadeModuleId, name }: Rolldown.PreRenderedChunk): string {
  const folder =
    facadeModuleId && /src[\\/](?:pages[\\/])?(\w+)[\\/](?:main|index)\.(?:ts|html)$/.exec(facadeModuleId)?.[1];
  return `assets/${folder || name}.js`;
}

/**
 * The file for a module that several pages load. The popup decides, since it has to be there at once: it loads two such
 * files, and in them nothing that only other pages need.
 * @param importersOf the modules that import one at the top
 */
function sharedFile(id: string, importersOf: (id: string) => readonly string[]): string | undefined {
  const users = new Set([id]);
  for (const user of users) for (const importer of importersOf(user)) users.add(importer);
  if (![...users].some((user) => /src[\\/]pages[\\/]popup[\\/]main\.tsx$/.test(user))) return undefined;
  return /src[\\/]pages[\\/]shared[\\/]/.test(id) ? 'ui' : 'shared';
}

export default defineConfig({
  plugins: [
    soundCatalogue(),
    catalogueAsItIsUsed(),
    builtForThis(),
    backgroundByItself(),
    sharingPlugin(sharing),
    withoutNodeCrypto(),
    preact({ devToolsEnabled: false }),
    crx({ manifest: wholeManifest, browser }),
    wholeTextsPlugin(),
    thirdPartyNoticesPlugin(),
  ],
  build: {
    outDir: `dist/${browser}`,
    emptyOutDir: true,
    target: target.target,
    modulePreload: {
      polyfill: false,
      // A page names its scripts, which are then read at once. Scripts would need a helper that touches the document, which a worker does not have.
      resolveDependencies: (_file, needed, { hostType }) => (hostType === 'html' ? needed : []),
    },
    assetsInlineLimit: 0,
    // With what Rolldown does after it (below) a kilobyte smaller than either alone. Names that other files import stay, so that a diff of two packages can be followed.
    minify: 'terser',
    terserOptions: { module: true, ecma: 2020, compress: { passes: 3, inline: 1 } },
    rolldownOptions: {
      // How long each plugin took is nobody's worry who builds.
      checks: { bundlerTimings: false },
      // Comments with paths would tell where node_modules lay.
      experimental: { attachDebugInfo: 'none' },
      input: target.pages,
      output: {
        minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
        minifyInternalExports: false,
        entryFileNames: scriptName,
        chunkFileNames: scriptName,
        codeSplitting: {
          groups: [
            { name: 'preact', test: /node_modules[\\/]@?preact[\\/]/ },
            {
              test: /(src[\\/](model|judge|schedule|history|catalogue|community|platform|pages[\\/]shared)|node_modules[\\/](idb|valibot))[\\/]/,
              minShareCount: 2,
              name: (id, chunking) => sharedFile(id, (one) => chunking.getModuleInfo(one)?.importers ?? []),
            },
          ],
        },
        assetFileNames: 'assets/[name][extname]',
      },
    },
  },
});
