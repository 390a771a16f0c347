import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { directionOf, type Language, languages, languageTag } from '../../src/model/language.ts';
import { serviceStates } from '../../src/model/verdict.ts';
import { textKey } from '../../src/pages/shared/text.ts';
import { allTexts } from './all-texts.ts';

type Texts = Readonly<Record<string, string>>;

const english = textsOf('en');
const translated = languages.filter((language) => language !== 'en');

function textsOf(language: Language): Texts {
  return Object.fromEntries(Object.entries(allTexts(language)).map(([key, { message }]) => [key, message]));
}

/** The base of a plural's key: `headline_problems` of `headline_problems_few`. */
function baseOf(key: string): string | undefined {
  const [, base] = /^(.+)_(?:zero|one|two|few|many|other)$/.exec(key) ?? [];
  return base !== undefined && `${base}_other` in english ? base : undefined;
}

/** Every key that a language needs, with its own plural forms in place of the English ones. */
function neededKeys(language: Language): string[] {
  const { pluralCategories } = new Intl.PluralRules(languageTag(language)).resolvedOptions();
  return Object.keys(english).flatMap((key) => {
    const base = baseOf(key);
    if (base === undefined) return [key];
    return key.endsWith('_other') ? pluralCategories.map((form) => `${base}_${form}`) : [];
  });
}

/** The English text behind a key of any language. */
function originalOf(key: string): string {
  const base = baseOf(key);
  return english[base === undefined ? key : `${base}_other`] ?? '';
}

const valuesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();
const withoutValues = (text: string) => text.replaceAll(/\{\w+\}/g, '');

/** Keys whose text breaks a rule, each with the text, so that a failure shows what to correct. */
function breaking(language: Language, isWrong: (text: string, key: string) => boolean): string[] {
  return Object.entries(textsOf(language))
    .filter(([key, text]) => isWrong(text, key))
    .map(([key, text]) => `${key}: ${text}`);
}

test('there is one folder for each language, and no other', () => {
  expect(readdirSync('public/_locales').sort()).toEqual([...languages].sort());
});

test('there is one file for each language with the texts of sharing, and no other', () => {
  expect(readdirSync('src/community/texts').sort()).toEqual(languages.map((language) => `${language}.json`).sort());
});

describe.each(translated)('the texts in %s', (language) => {
  test('are complete', () => {
    const texts = textsOf(language);
    expect(neededKeys(language).filter((key) => !(key in texts))).toEqual([]);
  });

  test('have no unknown keys', () => {
    const needed = new Set(neededKeys(language));
    expect(Object.keys(textsOf(language)).filter((key) => !needed.has(key))).toEqual([]);
  });

  test('are translated', () => {
    // Short ones, such as "Web" and "No", are the same in several languages.
    const left = (text: string, key: string) =>
      text === originalOf(key) && /[a-z]{4}/.test(withoutValues(text).replace('Reachable', ''));
    expect(breaking(language, left)).toEqual([]);
  });

  test('have the same values as the English ones', () => {
    const wrong = (text: string, key: string) => {
      const [own, original] = [valuesIn(text), valuesIn(originalOf(key))];
      if (baseOf(key) === undefined) return own.join() !== original.join();
      // A form may say "one" instead of the number, or omit the total or the name.
      const allowed = new Set([...original, ...valuesIn(english[`${baseOf(key)}_one`] ?? '')]);
      return own.some((name) => !allowed.has(name));
    };
    expect(breaking(language, wrong)).toEqual([]);
  });

  test('contain the number in each plural form that is used for several numbers', () => {
    const rules = new Intl.PluralRules(languageTag(language));
    const numbersOf = (form: string) =>
      Array.from({ length: 200 }, (_, index) => index + 1).filter((n) => rules.select(n) === form);
    // "One" stands for 21 and 31 too in some languages, but no interval is that long.
    const onlyOne = new Set(['every_minutes_one', 'every_hours_one']);
    const wrong = (text: string, key: string) =>
      baseOf(key) !== undefined &&
      numbersOf(key.slice(key.lastIndexOf('_') + 1)).length > 1 &&
      !onlyOne.has(key) &&
      !text.includes('{count}');
    expect(breaking(language, wrong)).toEqual([]);
  });

  test('end with the same punctuation as the English ones', () => {
    const ending = (text: string) => /([.。۔။])?([?？؟])?([:：])?(…)?$/.exec(text)?.slice(1).map(Boolean).join();
    expect(breaking(language, (text, key) => ending(text) !== ending(originalOf(key)))).toEqual([]);
  });

  test('keep names and technical terms', () => {
    const kept = ['Reachable', 'WhatsApp', 'Telegram', 'Signal', 'DNS', 'VPN', '403', '429', '451'];
    const lost = (text: string, key: string) =>
      kept.some((word) => originalOf(key).includes(word) && !text.includes(word));
    expect(breaking(language, lost)).toEqual([]);
  });

  test('follow the typography of the language', () => {
    const quotes: Readonly<Record<string, RegExp>> = {
      ru: /["'“”„]/,
      uk: /["'“”„]/,
      fa: /["'“”„]/,
      ar: /["'“”„]/,
      tr: /["'«»„]/,
      es: /["'“”„]/,
      zh_CN: /["'«»„]/,
      ur: /["'«»„]/,
      my: /["'«»„]/,
    };
    const wrong = (text: string) => quotes[language]?.test(text) || /\.\.\.|\s\s|^\s|\s$|\$/.test(text);
    expect(breaking(language, wrong)).toEqual([]);
  });

  test('are short enough for their places', () => {
    const limits: readonly (readonly [RegExp, number])[] = [
      [/^appDescription$/, 132],
      [/^appName$/, 45],
      [/^(state|confidence)_/, 22],
      [/^function_/, 14],
      [/^short_/, 44],
      [/^(part|doubt)_/, 40],
      [/^(stage_|old$)/, 28],
      [/^(layer|result)_/, 34],
      [/^failure_/, 42],
      [/^(earlier_label|stop|allow|copy|copied|resume|cancel|delete_confirm|note_dismiss)$/, 14],
      [/^(check_now|test_again|tell_when_works|tell_stop|allow_all$|pause_|background$|every_)/, 28],
      [/^headline_/, 70],
    ];
    const tooLong = (text: string, key: string) =>
      limits.some(([keys, atMost]) => keys.test(key) && withoutValues(text).length > atMost);
    expect(breaking(language, tooLong)).toEqual([]);
  });

  test('name a button as the button names itself', () => {
    const texts = textsOf(language);
    const labelled = (text: string) => [...text.matchAll(/["“]([^"”{]+)["”]/g)].map(([, label = '']) => label);
    const keysOf = (label: string) => Object.keys(english).filter((key) => english[key] === label);
    const wrong = (text: string, key: string) =>
      labelled(originalOf(key))
        .map(keysOf)
        .some((keys) => keys.length > 0 && !keys.some((label) => text.includes(texts[label] ?? '')));
    expect(breaking(language, wrong)).toEqual([]);
  });

  test('have no exclamation marks', () => {
    expect(breaking(language, (text) => /[!！¡]/.test(text))).toEqual([]);
  });
});

/** A unit that a plain space lets a line end separate from its number, or a word with a breakable hyphen. */
const torn =
  /[}\d] (?:ms|kB|MB|мс|кБ|МБ|с\.|дн\.|毫秒|میلی‌ثانیه|کیلوبایت|مگابایت|ملي|كيلوبايت|ميغابايت|ملی سیکنڈ|کے بی|ایم بی)|ملي ثانية|Wi-Fi|(?:DNS|IP)-\p{L}/u;

test.each(languages)('in %s a number keeps its unit, and a short word with a hyphen its end', (language) => {
  expect(breaking(language, (text) => torn.test(text))).toEqual([]);
});

/** The only digits in texts; numbers are values. */
const codesAndNames = /\((?:403|429|451|123|443|80)\)|IPv[46]|HTTP\/3|CC0|CC BY 4\.0/g;

const rightToLeft = languages.filter((language) => directionOf(language) === 'rtl');

describe.each(rightToLeft)('in Arabic script (%s)', (language) => {
  test('commas, semicolons and question marks are those of the script', () => {
    expect(breaking(language, (text) => /[,;?]/.test(text))).toEqual([]);
  });

  test('Latin words in a row, or one before a number, run from right to left', () => {
    expect(breaking(language, (text) => /[A-Za-z]، ?[A-Za-z{]/.test(text))).toEqual([]);
  });

  test('numbers are values, so that they are shown in the chosen digits', () => {
    expect(breaking(language, (text) => /[\d۰-۹٠-٩]/.test(text.replaceAll(codesAndNames, '')))).toEqual([]);
  });
});

test('Persian has its own letters, and its half-spaces', () => {
  expect(breaking('fa', (text) => /[كيىة٤٥٦]/.test(text))).toEqual([]);
  expect(breaking('fa', (text) => /(^|\s)(ن?می)\s|\sها(ی)?(\s|$)/.test(text))).toEqual([]);
});

test('Arabic has no Persian letters and no half-spaces', () => {
  expect(breaking('ar', (text) => /[پچژگکی\u200c]/.test(text))).toEqual([]);
});

test('Urdu has its own letters and full stop', () => {
  expect(breaking('ur', (text) => /[كيىهةۀ\u200c]|\p{Script=Arabic}\./u.test(text))).toEqual([]);
});

test('Chinese has full-width punctuation, and a space between Latin and Chinese', () => {
  expect(breaking('zh_CN', (text) => /\p{Script=Han}[,.:;?()]|[,:;?()]\p{Script=Han}/u.test(text))).toEqual([]);
  expect(breaking('zh_CN', (text) => /\p{Script=Han}[A-Za-z]|[A-Za-z]\p{Script=Han}/u.test(text))).toEqual([]);
});

test('Burmese is in the letters and the order of Unicode, and not in those of the Zawgyi font', () => {
  const zawgyi = /[\u1033\u1034\u1060-\u109f]|(?<![\u1000-\u1021\u103b-\u103f])\u1031/;
  expect(breaking('my', (text) => zawgyi.test(text))).toEqual([]);
});

test('Burmese numbers are values, so that they are shown in the chosen digits, and no zero stands for the letter wa', () => {
  expect(breaking('my', (text) => /[\d၀-၉]/.test(text.replaceAll(codesAndNames, '')))).toEqual([]);
});

test('each state has a different word in each language', () => {
  for (const language of languages) {
    const texts = textsOf(language);
    const words = serviceStates.map((state) => texts[textKey('state', state)]);
    expect(new Set(words).size, language).toBe(serviceStates.length);
  }
});

describe('TRANSLATIONS.md', () => {
  const document = readFileSync('TRANSLATIONS.md', 'utf8');

  test('has the state of every language', () => {
    for (const language of languages) expect(document).toContain(`(\`${language}\`)`);
  });

  test('names texts that exist, among them every text about risks', () => {
    const named = [...document.matchAll(/`([a-z]+(?:_[a-z0-9]+)+)`/g)].map(([, key = '']) => key);
    expect(named.filter((key) => !(key in english))).toEqual([]);
    expect(Object.keys(english).filter((key) => /^(risk|delete)_/.test(key) && !named.includes(key))).toEqual([
      'delete_everything',
    ]);
  });
});
