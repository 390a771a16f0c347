import { describe, expect, it } from 'vitest';
import { domesticPackFor, domesticPacks } from '../../src/catalogue/domestic-pack.ts';

describe('the domestic packs', () => {
  it('are each of a different country, with only its sites', () => {
    const countries = domesticPacks.map((pack) => pack.country);
    expect(new Set(countries).size).toBe(countries.length);
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    for (const { country, controls } of domesticPacks) {
      expect(names.of(country), country).toBeDefined();
      const start = `domestic-${country.toLowerCase()}-`;
      expect(controls.filter((control) => control.country !== country || !control.id.startsWith(start))).toEqual([]);
    }
  });

  it('name existing time zones and languages, each in only one pack', () => {
    const zones = domesticPacks.flatMap((pack) => pack.timeZones);
    for (const timeZone of zones) expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
    expect(new Set(zones).size).toBe(zones.length);

    const languages = domesticPacks.flatMap((pack) => pack.languages);
    expect(Intl.getCanonicalLocales(languages)).toEqual(languages);
    expect(new Set(languages).size).toBe(languages.length);
  });
});

describe('the pack for a browser', () => {
  it.each([
    ['Asia/Yekaterinburg', 'RU'],
    ['Asia/Tehran', 'IR'],
    ['Asia/Shanghai', 'CN'],
    ['Europe/Istanbul', 'TR'],
    ['Asia/Karachi', 'PK'],
    ['Europe/Minsk', 'BY'],
    ['Asia/Rangoon', 'MM'],
    ['Asia/Aqtau', 'KZ'],
    ['Africa/Kampala', 'UG'],
    ['America/Caracas', 'VE'],
  ])('follows the time zone %s to %s, whatever the language', (timeZone, country) => {
    expect(domesticPackFor(['en-US', 'en'], timeZone)).toBe(country);
    expect(domesticPackFor([], timeZone)).toBe(country);
  });

  it('follows the time zone rather than the language', () => {
    expect(domesticPackFor(['ru-RU', 'ru'], 'Europe/Minsk')).toBe('BY');
  });

  it('is absent in a place without a pack, so that nobody abroad contacts sites of their home country', () => {
    expect(domesticPackFor(['ru-RU', 'ru'], 'Europe/Berlin')).toBeUndefined();
    expect(domesticPackFor(['fa-IR'], 'America/Toronto')).toBeUndefined();
  });

  it.each(['UTC', 'GMT', 'Etc/UTC', 'Etc/GMT+3', ''])('follows the language when the time zone is "%s"', (timeZone) => {
    expect(domesticPackFor(['en-US', 'fa-IR'], timeZone)).toBe('IR');
    expect(domesticPackFor(['ru-ru'], timeZone)).toBe('RU');
    expect(domesticPackFor(['be'], timeZone)).toBe('BY');
  });

  it('follows the most preferred language', () => {
    expect(domesticPackFor(['tr-TR', 'ru-RU'], 'UTC')).toBe('TR');
  });

  it.each(['ru', 'fa', 'zh', 'zh-TW', 'tr', 'ur', 'en-US'])(
    'is absent for just %s, which is spoken in other countries too',
    (language) => {
      expect(domesticPackFor([language], 'UTC')).toBeUndefined();
    },
  );
});
