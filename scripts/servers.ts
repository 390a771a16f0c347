import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type InlineConfig } from 'vite';
import { dataFilesPlugin } from './data-files.ts';
import { root } from './root.ts';
import { thirdPartyNoticesPlugin } from './third-party-notices.ts';

/** The collector's programs that other operators run too. */
export const serverNames = ['relay', 'gateway', 'publisher'] as const;

export type ServerName = (typeof serverNames)[number];

/** Bundles a program into one file, beside the data that it reads. It needs only Node. */
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
      // Plugin timings do not matter here, and PGlite needs eval.
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
