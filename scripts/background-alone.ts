import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite';

/**
 * Bundles the background by itself, apart from the pages. A file shared with pages would carry what they alone use,
 * since a bundler drops only what nobody uses, and small files compress badly.
 * @param config how to build it, including its entry
 */
export function backgroundAlonePlugin(config: InlineConfig): Plugin {
  let outDir = '';
  return {
    name: 'reachable:background-alone',
    apply: 'build',
    enforce: 'post',
    configResolved(resolved) {
      outDir = resolved.build.outDir;
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of onlyFor(isBackground, bundle)) delete bundle[file];
      },
    },
    async closeBundle() {
      await build({ ...config, build: { ...config.build, outDir, emptyOutDir: false } });
    },
  };
}

function isBackground({ facadeModuleId }: Rolldown.OutputChunk): boolean {
  return /[\\/]src[\\/]background[\\/]/.test(facadeModuleId ?? '');
}

/** The scripts that no entry but this one needs. */
function onlyFor(isOwn: (chunk: Rolldown.OutputChunk) => boolean, bundle: Rolldown.OutputBundle): string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const needed = new Set(chunks.filter((chunk) => chunk.isEntry && !isOwn(chunk)).map(({ fileName }) => fileName));
  // Iterating over a set includes what is added meanwhile.
  for (const file of needed) {
    const chunk = bundle[file];
    if (chunk?.type !== 'chunk') continue;
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) needed.add(next);
  }
  return chunks.map(({ fileName }) => fileName).filter((file) => !needed.has(file));
}
