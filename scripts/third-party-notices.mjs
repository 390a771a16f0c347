import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import license from 'rollup-plugin-license';

const file = 'third-party-notices.txt';
const ruler = `\n\n${'-'.repeat(80)}\n\n`;

/**
 * Adds the licences of the bundled libraries to a build: whoever distributes a library must distribute its licence.
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
    // It is typed as a Rollup plugin; Vite accepts those.
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
