import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../src/model/language.ts';
import { allTexts } from './all-texts.ts';
import { falseFriends } from './false-friends.ts';

/** Every text of the extension, and those that only stores, the mirror and the public pages of the collector have. */
function everyText(language: Language): [key: string, text: string][] {
  const read = (folder: string): Record<string, string> =>
    JSON.parse(readFileSync(`${folder}/${language}.json`, 'utf8'));
  const shown = Object.entries(allTexts(language)).map(([key, { message }]): [string, string] => [key, message]);
  return [...shown, ...['release/texts', 'collector/pages/texts'].flatMap((folder) => Object.entries(read(folder)))];
}

describe.each(languages)('in %s', (language) => {
  const friends = falseFriends.filter((friend) => friend.language === language);

  test('no text uses a word that readers mistake for something else', () => {
    const found = everyText(language).flatMap(([key, text]) =>
      friends.filter(({ pattern }) => pattern.test(text)).map(({ instead }) => `${key}: ${text} Say: ${instead}`),
    );
    expect(found).toEqual([]);
  });

  test('each of these words is found in a text that used it', () => {
    expect(friends.length).toBeGreaterThan(0);
    expect(friends.filter(({ pattern, once }) => !pattern.test(once))).toEqual([]);
  });
});

test.each(['README.md', 'PRIVACY.md', 'src/judge/METHOD.md', 'src/judge/RULES.md'])(
  '%s uses no English word that readers mistake for something else',
  (file) => {
    const document = readFileSync(file, 'utf8');
    const found = falseFriends.filter(({ language, pattern }) => language === 'en' && pattern.test(document));
    expect(found.map(({ pattern, instead }) => `${pattern}: say ${instead}`)).toEqual([]);
  },
);
