import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import license from 'rollup-plugin-license';
import type { Plugin } from 'vite';

const file = 'third-party-notices.txt';
const ruler = `\n\n${'-'.repeat(80)}\n\n`;

/** Adds the licences of bundled libraries to a build: whoever distributes a library must distribute its licence. */
export function thirdPartyNoticesPlugin(): Plugin[] {
  let outDir = '';
  return [
    {
      name: 'reachable:out-dir',
      configResolved({ root, build }) {
        outDir = resolve(root, build.outDir);
      },
    },
    // It is typed as a Rollup plugin; Vite accepts those.
    license({
      thirdParty: {
        output: async (libraries) => {
          const notices = libraries.map((library) => library.text()).sort();
          await mkdir(outDir, { recursive: true });
          return writeFile(join(outDir, file), `${notices.join(ruler)}\n`);
        },
      },
    }) as unknown as Plugin,
  ];
}
