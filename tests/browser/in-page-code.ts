import { build, type Rolldown } from 'vite';

/** Bundles a file with its imports into code for a page to evaluate, which puts the exports on `inPage`. */
export async function inPageCode(entry = 'tests/browser/in-page/main.ts'): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['iife'], name: 'inPage' },
    },
  })) as Rolldown.RolldownOutput[];
  const [chunk] = built[0]?.output ?? [];
  if (!chunk) throw new Error('there is no code for the page');
  return chunk.code;
}
