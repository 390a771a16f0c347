import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type InlineConfig } from 'vite';
import { dataFilesPlugin } from './data-files.ts';
import { root } from './root.ts';
import { thirdPartyNoticesPlugin } from './third-party-notices.ts';

/** The programs of the collector that other operators run too. */
export const serverNames = ['relay', 'gateway', 'publisher'] as const;

export type ServerName = (typeof serverNames)[number];

/** Makes a program one file, with the data that it reads beside it: Node is all that it needs. */
export async function buildServer(name: ServerName, outDir = join(root, 'dist/servers', name)): Promise<void> {
  await build(bundleOf(name, outDir));
}

const bundleOf = (name: ServerName, outDir: string): InlineConfig => ({
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  plugins: [dataFilesPlugin(), thirdPartyNoticesPlugin()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: `collector/${name}/main.ts`,
    outDir,
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    ssrEmitAssets: true,
    rolldownOptions: {
      // How long each plugin took is nobody's worry who builds, and PGlite has its reasons for eval.
      checks: { bundlerTimings: false, eval: false },
      experimental: { attachDebugInfo: 'none' },
      output: { entryFileNames: `${name}.mjs`, codeSplitting: false },
    },
  },
});

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const name of serverNames) {
    await buildServer(name);
    console.log(`dist/servers/${name} is built.`);
  }
}
