import { describe, expect, it } from 'vitest';
import { packaged, services } from '../../src/catalogue/catalogue.ts';
import { domesticPacks } from '../../src/catalogue/domestic-pack.ts';
import { knownLimitIn, knownLimits } from '../../src/catalogue/known-limits.ts';
import { serviceById } from '../../src/catalogue/known-services.ts';
import { isReadable, readableByOperator } from '../../src/catalogue/readable-by-operator.ts';

const sources = [...knownLimits, ...readableByOperator].map(({ source }) => source);

describe('advice beside the results of a check', () => {
  it('has a public text and the day on which it was read', () => {
    for (const { url, read } of sources) {
      expect(new URL(url).protocol).toBe('https:');
      expect(Number.isNaN(Date.parse(read)), read).toBe(false);
    }
  });

  it('is about services of the catalogue', () => {
    const ids = [...knownLimits.flatMap(({ calls }) => calls), ...readableByOperator.flatMap((one) => one.services)];
    expect(ids.filter((id) => serviceById(id, packaged) === undefined)).toEqual([]);
  });

  it('has the risk of every messenger that stays open if a country is cut off', () => {
    expect(services.filter(({ id, domesticIn }) => domesticIn && !isReadable(id)).map(({ id }) => id)).toEqual([]);
  });

  it('is chosen only by the time zone of a country', () => {
    const zones = knownLimits.flatMap(({ timeZones }) => timeZones);
    expect(new Set(zones).size).toBe(zones.length);
    for (const { country, timeZones } of knownLimits) {
      const pack = domesticPacks.find((one) => one.timeZones.some((zone) => timeZones.includes(zone)));
      expect(pack === undefined || pack.country === country, country).toBe(true);
    }
    expect(knownLimitIn('Europe/Moscow')?.calls).toEqual(['whatsapp', 'telegram']);
    expect(knownLimitIn('Europe/Paris')).toBeUndefined();
  });
});
