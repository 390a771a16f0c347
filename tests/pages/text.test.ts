import { afterEach, describe, expect, test } from 'vitest';
import { type PluralKey, plural, type TextKey, t, useTexts } from '../../src/pages/shared/text.ts';

const key = (name: string) => name as TextKey;
const pluralKey = (name: string) => name as PluralKey;
const messagesOf = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).map(([name, message]) => [name, { message }]));

afterEach(() => useTexts({}, 'en'));

describe('a text', () => {
  test('fills in its values by name, in any order', () => {
    useTexts(messagesOf({ greeting: '{b} before {a}' }), 'en');
    expect(t(key('greeting'), { a: 'one', b: 'two' })).toBe('two before one');
  });

  test('writes numbers in the digits of its language', () => {
    useTexts(messagesOf({ amount: '{n}' }), 'fa');
    expect(t(key('amount'), { n: 12 })).toBe('۱۲');
  });

  test('isolates Latin names in right-to-left sentences only', () => {
    const messages = messagesOf({ fine: '{app} ok' });
    useTexts(messages, 'ar');
    expect(t(key('fine'), { app: 'Signal' })).toBe('\u2068Signal\u2069 ok');
    useTexts(messages, 'en');
    expect(t(key('fine'), { app: 'Signal' })).toBe('Signal ok');
  });

  test('isolates a right-to-left name in any sentence', () => {
    useTexts(messagesOf({ fine: '{app} ok' }), 'en');
    expect(t(key('fine'), { app: 'روبیکا' })).toBe('\u2068روبیکا\u2069 ok');
  });

  test('writes Latin digits in any language if they are chosen', () => {
    useTexts(messagesOf({ amount: '{n}' }), 'fa-u-ca-gregory-nu-latn');
    expect(t(key('amount'), { n: 12 })).toBe('12');
  });

  test('does not fill in a value that looks like a placeholder', () => {
    useTexts(messagesOf({ twice: '{a} {b}' }), 'en');
    expect(t(key('twice'), { a: '{b}', b: '$&' })).toBe('{b} $&');
  });
});

describe('a plural', () => {
  const messages = messagesOf({
    apps_one: '{count} приложение',
    apps_few: '{count} приложения',
    apps_many: '{count} приложений',
    apps_other: '{count} приложения',
  });

  test.each([
    [1, '1 приложение'],
    [3, '3 приложения'],
    [5, '5 приложений'],
    [21, '21 приложение'],
  ])('of %i takes the form of the language', (count, text) => {
    useTexts(messages, 'ru');
    expect(plural(pluralKey('apps'), count)).toBe(text);
  });

  test('falls back to the form that every language has', () => {
    useTexts(messagesOf({ apps_other: '{count} apps' }), 'ru');
    expect(plural(pluralKey('apps'), 2)).toBe('2 apps');
  });
});

describe('a text that is missing', () => {
  test('never shows its key', () => {
    expect(t(key('gone'))).toBe('…');
    expect(plural(pluralKey('gone'), 2)).toBe('…');
  });
});
