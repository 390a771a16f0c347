import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { root } from './root.ts';

export type Messages = Readonly<Record<string, { readonly message: string; readonly description?: string }>>;

/**
 * The shipped texts of one language: English in place of missing ones, so that a page loads one file, and no
 * descriptions, which only translators read.
 */
export function completeTexts(english: Messages, own: Messages): Messages {
  const shipped = Object.entries({ ...english, ...own }).map(([key, { message }]) => [key, { message }]);
  return Object.fromEntries(shipped);
}

/**
 * Writes complete texts into the build.
 * @param options whether to include the texts that only sharing has
 */
export function completeTextsPlugin({ sharing }: { readonly sharing: boolean }): Plugin {
  let folder = '';
  return {
    name: 'reachable:complete-texts',
    configResolved({ root: base, build }) {
      folder = resolve(base, build.outDir, '_locales');
    },
    writeBundle() {
      const read = (language: string): Messages => ({
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

function readJson(file: string): Messages {
  return JSON.parse(readFileSync(file, 'utf8'));
}
