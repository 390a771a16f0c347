import { build, type Rolldown } from 'vite';

/** The code of a file with all that it imports, for a page to evaluate: what it exports hangs on `inPage` then. */
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
