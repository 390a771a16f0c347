import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** @typedef {Record<string, { message: string, description?: string }>} Messages */

/**
 * One language's texts as they are shipped: English where one is missing, so that a page needs this one file, and
 * without the descriptions, which only translators read.
 *
 * @param {Messages} english
 * @param {Messages} own
 */
export function wholeTexts(english, own) {
  const shipped = Object.entries({ ...english, ...own }).map(([key, { message }]) => [key, { message }]);
  return Object.fromEntries(shipped);
}

/** Writes the texts of the build whole. */
export function wholeTextsPlugin() {
  let folder = '';
  return {
    name: 'reachable:whole-texts',
    /** @param {{ root: string, build: { outDir: string } }} config */
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir, '_locales');
    },
    writeBundle() {
      /** @param {string} language @returns {Messages} */
      const read = (language) => JSON.parse(readFileSync(join(folder, language, 'messages.json'), 'utf8'));
      const english = read('en');
      for (const language of readdirSync(folder)) {
        const texts = JSON.stringify(wholeTexts(english, read(language)));
        writeFileSync(join(folder, language, 'messages.json'), `${texts}\n`);
      }
    },
  };
}
