import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/model/language.ts';
import { allTexts } from './all-texts.ts';
import { falseFriends } from './false-friends.ts';

describe.each(languages)('in %s', (language) => {
  const friends = falseFriends.filter((friend) => friend.language === language);

  test('no text uses a word that readers take for something else', () => {
    const found = Object.entries(allTexts(language)).flatMap(([key, { message }]) =>
      friends.filter(({ pattern }) => pattern.test(message)).map(({ instead }) => `${key}: ${message} Say: ${instead}`),
    );
    expect(found).toEqual([]);
  });

  test('each of these words is found in a text that used it', () => {
    expect(friends.length).toBeGreaterThan(0);
    expect(friends.filter(({ pattern, once }) => !pattern.test(once))).toEqual([]);
  });
});

test.each(['README.md', 'PRIVACY.md', 'src/judge/METHOD.md', 'src/judge/RULES.md'])(
  '%s uses no English word that readers take for something else',
  (file) => {
    const document = readFileSync(file, 'utf8');
    const found = falseFriends.filter(({ language, pattern }) => language === 'en' && pattern.test(document));
    expect(found.map(({ pattern, instead }) => `${pattern}: say ${instead}`)).toEqual([]);
  },
);
