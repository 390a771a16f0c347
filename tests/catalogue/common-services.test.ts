import { describe, expect, it } from 'vitest';
import { packaged } from '../../src/catalogue/catalogue.ts';
import { commonByCountry, commonEverywhere, commonServices } from '../../src/catalogue/common-services.ts';
import { domesticPacks } from '../../src/catalogue/domestic-pack.ts';
import { serviceById } from '../../src/catalogue/known-services.ts';
import { askedInACheck } from './asked-in-a-check.ts';

describe('the services that are common in a country', () => {
  it('come first in that country, and nowhere else', () => {
    expect(commonServices('Asia/Tehran').slice(0, 4)).toEqual(['instagram', 'whatsapp', 'telegram', 'eitaa']);
    expect(commonServices('Asia/Tehran')).not.toContain('max');
    expect(commonServices('Europe/Moscow')).toContain('max');
    expect(commonServices('Europe/Moscow')).not.toContain('line');
    expect(commonServices('Asia/Tokyo')[0]).toBe('line');
    expect(commonServices('Asia/Shanghai')[0]).toBe('wechat');
  });

  it.each(['Europe/Paris', 'America/New_York', 'UTC', 'Etc/GMT+3', '', 'Mars/Olympus'])(
    'are the worldwide ones in the time zone "%s"',
    (timeZone) => {
      expect(commonServices(timeZone)).toEqual(commonEverywhere);
    },
  );

  it('always include the worldwide ones, and none twice', () => {
    for (const { timeZones } of commonByCountry) {
      for (const timeZone of timeZones) {
        const here = commonServices(timeZone);
        expect(here).toEqual(expect.arrayContaining([...commonEverywhere]));
        expect(new Set(here).size, timeZone).toBe(here.length);
      }
    }
  });

  it('are in the catalogue', () => {
    const ids = [...commonEverywhere, ...commonByCountry.flatMap(({ services }) => services)];
    expect(ids.filter((id) => serviceById(id, packaged) === undefined)).toEqual([]);
  });

  it('include a domestic service only in its own country', () => {
    for (const { countries, services } of commonByCountry) {
      const foreign = services
        .map((id) => serviceById(id, packaged))
        .filter((one) => one?.domesticIn && !countries.includes(one.domesticIn));
      expect(foreign, countries.join()).toEqual([]);
    }
  });

  it('name existing time zones and countries, each in only one row', () => {
    const zones = commonByCountry.flatMap(({ timeZones }) => timeZones);
    for (const timeZone of zones) expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
    expect(new Set(zones).size).toBe(zones.length);
    const countries = commonByCountry.flatMap((row) => row.countries);
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    for (const country of countries) expect(names.of(country), country).toBeDefined();
    expect(new Set(countries).size).toBe(countries.length);
  });

  it('use the time zones of the country’s own comparison sites', () => {
    for (const { country, timeZones } of domesticPacks) {
      const row = commonByCountry.find(({ countries }) => countries.includes(country));
      if (row) expect(row.timeZones).toEqual(timeZones);
    }
  });

  it('have a public text that says so, and its day', () => {
    for (const { countries, source } of commonByCountry) {
      expect(source.where, countries.join()).not.toMatch(/from memory/);
      expect(source.read, countries.join()).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  it('have few endpoints together, so that a check stays quick and small', () => {
    const askedOf = (ids: readonly string[]) =>
      ids.flatMap((id) => askedInACheck(serviceById(id, packaged)?.endpoints ?? []));
    for (const { timeZones } of commonByCountry) {
      expect(askedOf(commonServices(timeZones[0] ?? '')).length, timeZones[0]).toBeLessThanOrEqual(37);
    }
    expect(askedOf(commonEverywhere).length).toBeLessThanOrEqual(24);
  });
});
