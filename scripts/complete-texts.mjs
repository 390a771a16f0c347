import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from './root.mjs';

/** @typedef {Record<string, { message: string, description?: string }>} Messages */

/**
 * The texts of one language as they are shipped: with English for missing ones, so that a page loads one file, and
 * without the descriptions, which only translators read.
 *
 * @param {Messages} english
 * @param {Messages} own
 */
export function completeTexts(english, own) {
  const shipped = Object.entries({ ...english, ...own }).map(([key, { message }]) => [key, { message }]);
  return Object.fromEntries(shipped);
}

/**
 * Writes complete texts into the build.
 * @param {{ sharing: boolean }} options with the texts that only sharing has?
 */
export function completeTextsPlugin({ sharing }) {
  let folder = '';
  return {
    name: 'reachable:complete-texts',
    /** @param {{ root: string, build: { outDir: string } }} config */
    configResolved({ root: base, build }) {
      folder = resolve(base, build.outDir, '_locales');
    },
    writeBundle() {
      /** @param {string} language @returns {Messages} */
      const read = (language) => ({
        ...readJson(join(folder, language, 'messages.json')),
        ...(sharing ? readJson(join(root, 'src/community/texts', `${language}.json`)) : {}),
      });
      const english = read('en');
      for (const language of readdirSync(folder)) {
        const texts = JSON.stringify(completeTexts(english, read(language)));
        writeFileSync(join(folder, language, 'messages.json'), `${texts}\n`);
      }
    },
  };
}

/** @param {string} file @returns {Messages} */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
