import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  ago,
  beginning,
  checkedAgo,
  list,
  listDigits,
  moment,
  sentences,
  separators,
  speed,
} from '../../src/pages/shared/format.ts';
import { useTexts } from '../../src/pages/shared/text.ts';

const now = new Date(2026, 10, 25, 13, 40).getTime();
const minutes = (count: number) => now - count * 60_000;

const texts = {
  checked: { message: 'Checked {ago}' },
  checked_just_now: { message: 'Checked just now' },
  day_time: { message: '{day}, {time}' },
};

beforeAll(() => useTexts(texts, 'en-GB'));

describe('how long ago', () => {
  test.each([
    [5, '5\u00a0min ago'],
    [59, '59\u00a0min ago'],
    [60, '1\u00a0hour ago'],
    [47 * 60, '1\u00a0day ago'],
    [49 * 60, '2\u00a0days ago'],
  ])('%i minutes', (count, text) => {
    expect(ago(minutes(count), now)).toBe(text);
  });

  test('under a minute is just now', () => {
    expect(checkedAgo(now - 30_000, now)).toBe('Checked just now');
    expect(checkedAgo(minutes(2), now)).toBe('Checked 2\u00a0min ago');
  });

  test('a time in the future, after the clock was set back, is 0 min ago', () => {
    expect(ago(now + 60_000, now)).toBe('0\u00a0min ago');
  });

  test('in Burmese has words of its own, since Chromium on computers knows none', () => {
    useTexts(texts, 'my');
    expect(ago(minutes(5), now)).toBe('၅\u00a0မိနစ်လောက်က');
    expect(moment(minutes(16 * 60), now)).toContain('မနေ့');
    useTexts(texts, 'en-GB');
  });
});

describe('a moment', () => {
  test.each([
    ['en', 'Nov 20, 5:03'],
    ['en-GB', '20 Nov, 05:03'],
    ['ru', '20 нояб., 05:03'],
    ['es', '20 nov, 5:03'],
    ['zh-CN', '11月20日 05:03'],
  ])('of another day has the same form of hour as a time of today: %s', (language, text) => {
    useTexts(texts, language);
    const early = new Date(2026, 10, 20, 5, 3).getTime();
    expect(moment(early, now)).toContain(text);
    expect(moment(early, now)).toContain(moment(early, early));
    useTexts(texts, 'en-GB');
  });

  test('of today is its time', () => {
    expect(moment(minutes(90), now)).toBe('12:10');
  });

  test('of yesterday has the word', () => {
    expect(moment(minutes(16 * 60), now)).toBe('yesterday, 21:40');
  });

  test('of tomorrow has the word', () => {
    expect(moment(minutes(-17 * 60), now)).toBe('tomorrow, 06:40');
  });

  test('of yesterday is laid out from right to left in a right-to-left language', () => {
    useTexts({ day_time: { message: '{day}، {time}' } }, 'fa');
    // Isolated parts do not affect the direction of the whole, so a mark does.
    expect(moment(minutes(16 * 60), now)).toMatch(/^\u200f\u2068دیروز\u2069، /);
    useTexts(texts, 'en-GB');
  });

  test('further away has its date, and the year if it is not this one', () => {
    expect(moment(new Date(2026, 10, 20, 9, 5).getTime(), now)).toBe('20 Nov, 09:05');
    expect(moment(new Date(2025, 10, 20, 9, 5).getTime(), now)).toBe('20 Nov 2025, 09:05');
  });
});

describe('a beginning', () => {
  test('of today is its time, however early', () => {
    expect(beginning(minutes(13 * 60 + 20), now)).toBe('00:20');
  });

  test('of the evening before is its time too, which nobody mistakes for the next one', () => {
    const afterMidnight = new Date(2026, 10, 26, 0, 5).getTime();
    expect(beginning(afterMidnight - 2 * 3_600_000, afterMidnight)).toBe('22:05');
  });

  test('further away is its day', () => {
    expect(beginning(minutes(16 * 60), now)).toBe('yesterday');
    expect(beginning(new Date(2026, 10, 20, 9, 5).getTime(), now)).toBe('20 Nov');
    expect(beginning(new Date(2025, 10, 20, 9, 5).getTime(), now)).toBe('20 Nov 2025');
  });
});

describe('a list', () => {
  afterEach(() => useTexts(texts, 'en-GB'));

  test('is joined by the rules of the language', () => {
    expect(list(['Media', 'Uploads', 'Calls'])).toBe('Media, Uploads and Calls');
  });

  test('has commas and a word in Burmese, and no dashes', () => {
    useTexts({}, 'my');
    expect(list(['စာ', 'ဓာတ်ပုံ', 'ဖိုင်'])).toBe('စာ၊ ဓာတ်ပုံ နဲ့ ဖိုင်');
    expect(separators(['စာ', 'ဓာတ်ပုံ', 'ဖိုင်'])).toEqual(['', '၊ ', ' နဲ့ ']);
  });

  test('of Latin names runs from right to left in a right-to-left language', () => {
    useTexts({}, 'fa');
    expect(list(['Signal', 'MAX'])).toBe('\u200f\u2068Signal\u2069 و \u2068MAX\u2069');
  });
});

describe('sentences', () => {
  afterEach(() => useTexts(texts, 'en-GB'));

  test('have a space between them, but not in Chinese', () => {
    expect(sentences(['One.', 'Two.'])).toBe('One. Two.');
    useTexts({}, 'zh-CN');
    expect(sentences(['一。', '二。'])).toBe('一。二。');
  });
});

test('a speed is kept on one line with its number and both sides of its slash', () => {
  expect(speed(300)).toBe('0.3\u00a0Mb/\u2060s');
});

test('a speed in Persian, whose unit begins with Latin letters, is laid out from right to left', () => {
  useTexts(texts, 'fa');
  expect(speed(300)).toMatch(/^\u200f۰٫۳\u00a0Mb/);
  useTexts(texts, 'en-GB');
});

test('a list is numbered in the digits of the language, or of the person', () => {
  expect(listDigits()).toBe('decimal');
  useTexts(texts, 'fa');
  expect(listDigits()).toBe('persian');
  useTexts(texts, 'my');
  expect(listDigits()).toBe('myanmar');
  useTexts(texts, 'fa-u-nu-latn');
  expect(listDigits()).toBe('decimal');
  useTexts(texts, 'en-GB');
});
