import { build, type Rolldown } from 'vite';

/** The code of `in-page/main.ts` with all that it imports, for a page to evaluate. */
export async function inPageCode(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: 'tests/browser/in-page/main.ts', formats: ['iife'], name: 'inPage' },
    },
  })) as Rolldown.RolldownOutput[];
  const [chunk] = built[0]?.output ?? [];
  if (!chunk) throw new Error('there is no code for the page');
  return chunk.code;
}
