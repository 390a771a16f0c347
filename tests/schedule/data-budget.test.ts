import { describe, expect, it } from 'vitest';
import { commonByCountry, commonServices } from '../../src/catalogue/common-services.ts';
import type { DataUse } from '../../src/model/data-use.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import {
  bytesLeft,
  dataUseAt,
  expectedBytes,
  totalBytes,
  typicalBytes,
  withUse,
} from '../../src/schedule/data-budget.ts';

const november = Date.UTC(2026, 10, 25);
const use: DataUse = { month: '2026-11', bytes: { home: 4_000_000, phone: 3_000_000 } };

describe('the use of a month', () => {
  it('is kept by network and adds up', () => {
    expect(totalBytes(withUse(use, 'home', 1_000_000))).toBe(8_000_000);
    expect(withUse(use, 'office', 5).bytes).toEqual({ home: 4_000_000, phone: 3_000_000, office: 5 });
  });

  it('is zero in a new month, and when the stored value is unreadable', () => {
    expect(dataUseAt(november, use)).toEqual(use);
    expect(dataUseAt(Date.UTC(2026, 11, 1), use)).toEqual({ month: '2026-12', bytes: {} });
    for (const stored of [undefined, 7, { month: 'November' }, { month: '2026-11', bytes: { home: -1 } }]) {
      expect(dataUseAt(november, stored)).toEqual({ month: '2026-11', bytes: {} });
    }
  });
});

describe('the rest of the budget', () => {
  it("is the month's", () => {
    expect(bytesLeft(use, 'home', { monthlyMegabytes: 50, metered: false })).toBe(43_000_000);
  });

  it('is no more than five megabytes on a metered network', () => {
    expect(bytesLeft(use, 'phone', { monthlyMegabytes: 50, metered: true })).toBe(2_000_000);
    expect(bytesLeft(use, 'abroad', { monthlyMegabytes: 10, metered: true })).toBe(3_000_000);
  });

  it('is never negative', () => {
    expect(bytesLeft(withUse(use, 'home', 90_000_000), 'home', { monthlyMegabytes: 50, metered: false })).toBe(0);
  });
});

describe('the expected bytes of background checks in a month', () => {
  it('assume checks that save data', () => {
    const checks = (30 * 24 * 60) / 60;
    expect(expectedBytes(60, 7)).toBe(checks * typicalBytes['data-saver']);
  });

  it('grow with the number of messengers, although controls are the same', () => {
    const [seven, fourteen] = [expectedBytes(15, 7), expectedBytes(15, 14)];
    expect(fourteen).toBeGreaterThan(1.5 * seven);
    expect(fourteen).toBeLessThan(2 * seven);
  });

  it.each(['Europe/Paris', ...commonByCountry.flatMap(({ timeZones }) => timeZones.slice(0, 1))])(
    'fit the default budget at the default interval with the services of %s',
    (timeZone) => {
      const { everyMinutes, monthlyMegabytes } = defaultSettings;
      const services = commonServices(timeZone).length;
      expect(services).toBeGreaterThan(2);
      expect(expectedBytes(everyMinutes, services)).toBeLessThan(monthlyMegabytes * 1_000_000);
    },
  );
});
