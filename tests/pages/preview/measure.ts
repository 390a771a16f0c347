import { languages } from '../../../src/model/language.ts';
import { openWritten, switchLanguage } from '../languages/pages.ts';
import { belowToolbar, leastListShare, leastTarget, mostWords, phone } from '../popup-limits.ts';
import { roomOfPage } from '../popup-measures.ts';
import { scenes } from '../scenes.ts';
import { smallTargetsOfPage } from '../touch-targets.ts';
import { visibleWords } from '../visible-words.ts';
import type { Preview } from './preview.ts';

/** In which messengers are judged, so that the list is what a person came for. */
const judged: ReadonlySet<string> = new Set([
  'all-works',
  'problems',
  'problems-since',
  'six-blocked',
  'longest-names',
  'photos-stall',
  'proxied',
]);

/**
 * Measures the popup in its main states and in every language: words in English, the height below a toolbar, and on a
 * phone the share of the list and what is too small to touch. @returns what exceeds a limit
 */
export async function measurePopup({ openPage, closePage, origin }: Preview): Promise<string[]> {
  const beyond: string[] = [];
  let [tallest, smallestList, mostOfWords] = [0, 1, 0];
  for (const [name, most] of Object.entries(mostWords)) {
    for (const size of [phone, belowToolbar]) {
      const page = await openPage(size);
      const shown = { path: 'src/pages/popup/index.html', scene: scenes[name] ?? (() => ({ rounds: [] })), size };
      await openWritten(page, origin, { ...shown, popup: !size.touch }, { language: 'en' });
      const words = (await page.evaluate(visibleWords)).length;
      mostOfWords = Math.max(mostOfWords, words);
      if (words > most) beyond.push(`${name}: ${words} words of ${most}`);
      for (const language of languages) {
        await switchLanguage(page, language);
        const { list, height } = await page.evaluate(roomOfPage);
        const at = `${name} ${size.width} ${language}`;
        const small = size.touch ? await page.evaluate(smallTargetsOfPage, leastTarget) : [];
        console.log(
          `${at}: ${words} words in English, ${height} px, list ${Math.round(list * 100)} %, ${small.length} small`,
        );
        beyond.push(...small.map((one) => `${at}: ${one} px to touch`));
        if (!size.touch) tallest = Math.max(tallest, height);
        if (!size.touch && height > size.height) beyond.push(`${at}: ${height} px high`);
        if (!size.touch || !judged.has(name)) continue;
        smallestList = Math.min(smallestList, list);
        if (list < leastListShare) beyond.push(`${at}: the list has ${Math.round(list * 100)} %`);
      }
      await closePage(page);
    }
  }
  const share = Math.round(smallestList * 100);
  console.log(
    `at most ${mostOfWords} words, ${tallest} px high, list at least ${share} %, ${beyond.length} beyond a limit`,
  );
  return beyond;
}
