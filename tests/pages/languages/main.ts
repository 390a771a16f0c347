import { mkdirSync } from 'node:fs';
import { languages, languageTag } from '../../../src/model/language.ts';
import { openPreview } from '../preview/preview.ts';
import { openWritten, writtenPages } from './pages.ts';

/** Takes a picture of the pages in every language, light and dark: `npx tsx tests/pages/languages/main.ts [page or language ...]`. */

const wanted = process.argv.slice(2);
const folder = 'screenshots/languages';
const isWanted = (name: string, group: readonly string[]) => {
  const named = wanted.filter((word) => group.includes(word));
  return named.length === 0 || named.includes(name);
};

mkdirSync(folder, { recursive: true });
const { openPage, closePage, origin, close } = await openPreview();
try {
  for (const language of languages.filter((one) => isWanted(one, languages))) {
    for (const [name, written] of Object.entries(writtenPages)) {
      if (!isWanted(name, Object.keys(writtenPages))) continue;
      for (const colorScheme of ['light', 'dark'] as const) {
        const locale = languageTag(language);
        const page = await openPage({ ...written.size, colorScheme, locale, deviceScaleFactor: 2 });
        page.on('pageerror', (error) => console.error(name, language, error));
        await openWritten(page, origin, written, { language });
        await page.screenshot({ path: `${folder}/${name}-${language}-${colorScheme}.png`, fullPage: !written.popup });
        await closePage(page);
      }
    }
  }
} finally {
  await close();
}
