import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import license from 'rollup-plugin-license';

const file = 'third-party-notices.txt';
const ruler = `\n\n${'-'.repeat(80)}\n\n`;

/**
 * Puts the licences of the libraries that a build contains beside it: who passes a library on has to pass its licence on.
 * @returns {import('vite').Plugin[]}
 */
export function thirdPartyNoticesPlugin() {
  let outDir = '';
  return [
    {
      name: 'reachable:out-dir',
      configResolved({ root, build }) {
        outDir = resolve(root, build.outDir);
      },
    },
    // It is typed for Rollup, whose plugins Vite takes as they are.
    /** @type {any} */ (
      license({
        thirdParty: {
          output: (libraries) => {
            const notices = libraries.map((library) => library.text()).sort();
            return writeFile(join(outDir, file), `${notices.join(ruler)}\n`);
          },
        },
      })
    ),
  ];
}
