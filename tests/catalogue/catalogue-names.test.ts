import { describe, expect, it } from 'vitest';
import { packaged, services } from '../../src/catalogue/catalogue.ts';
import { looksLikeCatalogueName } from '../../src/catalogue/catalogue-names.ts';

describe('the check for names that look like one in the catalogue', () => {
  it.each([
    ['in another case', 'TELEGRAM'],
    ['in full width', 'Ｔｅｌｅｇｒａｍ'],
    ['with blanks of any width', ' Tele\u2009gram\u3000'],
    ['with invisible characters', 'Tele\u200bgram\u2060'],
    ['with an accent', 'Télégram'],
    ['with a sign', '-Telegram.-'],
    ['in letters of other scripts', 'Теlеgrаm'],
    ['with a digit for a letter', 'Te1egram'],
    ['with an l for an i', 'Slgnal'],
    ['with a host in brackets', 'Signal (signal.org)'],
    ['with a host in wide brackets', 'Signal（signal.org'],
  ])('recognises a catalogue name %s: %j', (_how, name) => {
    expect(looksLikeCatalogueName(name, packaged)).toBe(true);
  });

  it('recognises every name in the catalogue', () => {
    expect(services.filter(({ name }) => !looksLikeCatalogueName(name, packaged))).toEqual([]);
  });

  it('accepts a name with more words, and a different name', () => {
    for (const name of ['Ours', 'Telegram of my firm', 'Наш чат', '公司聊天', 'Signals'])
      expect(looksLikeCatalogueName(name, packaged), name).toBe(false);
  });
});
