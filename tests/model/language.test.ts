import { describe, expect, it } from 'vitest';
import { chooseLanguage, directionOf, formattingTag, languageTag } from '../../src/model/language.ts';

describe('the language of the texts', () => {
  it('is the first of the person’s languages that has texts', () => {
    expect(chooseLanguage(['de-AT', 'uk', 'ru'])).toBe('uk');
    expect(chooseLanguage(['es-419', 'en'])).toBe('es');
  });

  it('is English when none has texts, and when the browser gives nonsense', () => {
    expect(chooseLanguage([])).toBe('en');
    expect(chooseLanguage(['', 'not a tag', 'de'])).toBe('en');
  });

  it.each(['zh', 'zh-CN', 'zh-SG', 'zh-Hans-HK', 'zh_CN'])('is simplified Chinese for %s', (tag) => {
    expect(chooseLanguage([tag])).toBe('zh_CN');
  });

  it('has to match in script, not only in language', () => {
    expect(chooseLanguage(['zh-TW', 'tr'])).toBe('tr');
    expect(chooseLanguage(['zh-Hant'])).toBe('en');
  });
});

describe('numbers and dates', () => {
  it("follow the person's own region", () => {
    expect(formattingTag('en', ['en-GB', 'en-US'])).toBe('en-GB');
    expect(formattingTag('ar', ['fr-MA', 'ar-MA'])).toBe('ar-MA');
  });

  it("follow the language when the person's regions belong to other languages", () => {
    expect(formattingTag('fa', ['en-US'])).toBe('fa');
    expect(formattingTag('zh_CN', ['zh-TW'])).toBe('zh-CN');
  });

  it('are those of the language, or Latin and Gregorian if the person chooses so', () => {
    const newYear = new Date(2026, 2, 21);
    const write = (tag: string) => new Intl.DateTimeFormat(tag, { dateStyle: 'short' }).format(newYear);
    expect(write(formattingTag('fa', []))).toBe('۱۴۰۵/۱/۱');
    expect(write(formattingTag('fa', [], true))).toBe('2026/3/21');
    expect(write(formattingTag('my', []))).toBe('၂၁/၃/၂၆');
    expect(write(formattingTag('my', [], true))).toBe('21/3/26');
    expect(write(formattingTag('ar', ['ar-SA'], true))).toContain('2026');
  });
});

describe('a language', () => {
  it('has a direction', () => {
    expect(directionOf('fa')).toBe('rtl');
    expect(directionOf('ar_EG')).toBe('rtl');
    expect(directionOf('fa-u-ca-gregory-nu-latn')).toBe('rtl');
    expect(directionOf('en')).toBe('ltr');
  });

  it('has a tag that Intl knows', () => {
    expect(languageTag('zh_CN')).toBe('zh-CN');
  });
});
