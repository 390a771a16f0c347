import '../fake-extension.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { scheduledExtent, wantedExtent } from '../../src/background/round/wanted-extent.ts';
import { quietCountries } from '../../src/catalogue/quiet-countries.ts';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import { fake, resetFake } from '../fake-extension.ts';

const store = { networks: async () => [] };
const choose = (settings: Partial<Settings>) => {
  fake.values = { settings: { ...defaultSettings, ...settings } };
};

beforeEach(() => {
  resetFake();
  vi.stubEnv('TZ', 'Europe/Paris');
});

describe('a check that a person starts', () => {
  it.each([
    [{}, 'whole'],
    [{ dataSaver: true }, 'data-saver'],
    [{ quietChecks: true }, 'quiet'],
    [{ quietChecks: true, dataSaver: true }, 'quiet'],
  ] as const)('with %j is: %s', async (settings, extent) => {
    choose(settings);
    expect(await wantedExtent(store)).toBe(extent);
  });

  it.each(quietCountries.flatMap(({ timeZones }) => timeZones))(
    'is quiet in %s until they choose',
    async (timeZone) => {
      vi.stubEnv('TZ', timeZone);
      choose({});
      expect(await wantedExtent(store)).toBe('quiet');
      choose({ quietChecks: false });
      expect(await wantedExtent(store)).toBe('whole');
    },
  );
});

describe('a check that the browser starts', () => {
  it.each([
    [{}, 'quiet'],
    [{ quietBackground: false }, 'data-saver'],
    [{ quietBackground: false, quietChecks: true }, 'data-saver'],
  ] as const)('with %j is: %s', async (settings, extent) => {
    choose(settings);
    expect(await scheduledExtent(store)).toBe(extent);
  });

  it('is a whole one if the person waits for something that only that can show', async () => {
    choose({});
    fake.values = { ...fake.values, awaited: { services: ['telegram'], since: 1, whole: true } };
    expect(await scheduledExtent(store)).toBe('whole');
  });
});
