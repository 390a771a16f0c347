import { expect, test } from 'vitest';
import { completeTexts } from '../../scripts/complete-texts.ts';

test('a text that a language lacks is shipped in English, and descriptions are not shipped', () => {
  const english = { hello: { message: 'Hello', description: 'A greeting.' }, bye: { message: 'Bye' } };
  const own = { hello: { message: 'Привет' } };
  expect(completeTexts(english, own)).toEqual({ hello: { message: 'Привет' }, bye: { message: 'Bye' } });
});

test('a form that only the other language has stays', () => {
  const own = { apps_few: { message: 'приложения' } };
  expect(completeTexts({ apps_other: { message: 'apps' } }, own)).toHaveProperty('apps_few');
});
