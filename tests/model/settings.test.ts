import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftCustomService } from '../../src/model/own-address.ts';
import { defaultSettings, isPaused, migrateSettings } from '../../src/model/settings.ts';

describe('settings', () => {
  it('are the defaults when nothing was stored, and nothing is lost', () => {
    expect(migrateSettings(undefined)).toEqual({ settings: defaultSettings, lost: false });
  });

  it('have background checks off until a person switches them on', () => {
    expect(defaultSettings.background).toBe(false);
  });

  it('stay as they were stored', () => {
    const stored = {
      ...defaultSettings,
      services: ['signal'],
      background: true,
      everyMinutes: 15,
      pausedUntil: 'person-resumes',
    };
    expect(migrateSettings(stored)).toEqual({ settings: stored, lost: false });
  });

  it('drop unknown fields', () => {
    expect(migrateSettings({ ...defaultSettings, colour: 'red' })).toEqual({ settings: defaultSettings, lost: false });
  });

  it('keep the chosen language, and ignore an unknown one', () => {
    const read = (language: string) => migrateSettings({ ...defaultSettings, language });
    expect(read('fa')).toEqual({ settings: { ...defaultSettings, language: 'fa' }, lost: false });
    expect(read('tlh')).toEqual({ settings: { ...defaultSettings, language: undefined }, lost: false });
  });

  it('keep the language when another version stored the rest', () => {
    expect(migrateSettings({ ...defaultSettings, version: 3, theme: 'dark', language: 'fa' })).toEqual({
      settings: { ...defaultSettings, language: 'fa' },
      lost: true,
    });
  });

  it('keep the chosen colours', () => {
    const stored = { ...defaultSettings, theme: 'dark' } as const;
    expect(migrateSettings(stored)).toEqual({ settings: stored, lost: false });
  });

  it.each([
    ['a text', 'yes'],
    ['a list', []],
    ['another version', { ...defaultSettings, version: 3 }],
    ['an interval that nobody can choose', { ...defaultSettings, everyMinutes: 1 }],
    ['services that are no list', { ...defaultSettings, services: 'all' }],
  ])('are replaced by the defaults and reported as lost when they are %s', (_what, stored) => {
    expect(migrateSettings(stored)).toEqual({ settings: defaultSettings, lost: true });
  });

  it('lose only a wrong value', () => {
    const stored = { ...defaultSettings, services: ['signal'], background: true, keepDays: 7 };
    expect(migrateSettings(stored)).toEqual({
      settings: { ...defaultSettings, services: ['signal'], background: true },
      lost: true,
    });
  });

  it('keep custom services when the rest is unreadable, and the rest when custom services are unreadable', () => {
    const drafted = draftCustomService({ name: 'Ours', address: 'chat.example.org' }, '2026-11-25', []);
    const custom = drafted.accepted ? [drafted.custom] : [];
    expect(migrateSettings({ ...defaultSettings, custom })).toEqual({
      settings: { ...defaultSettings, custom },
      lost: false,
    });
    expect(migrateSettings({ ...defaultSettings, everyMinutes: 1, custom })).toEqual({
      settings: { ...defaultSettings, custom },
      lost: true,
    });
    const stored = { ...defaultSettings, services: ['signal'] };
    expect(migrateSettings({ ...stored, custom: [{}, ...custom] })).toEqual({
      settings: { ...stored, custom },
      lost: true,
    });
  });

  it('are valid, whatever was stored', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        const { settings } = migrateSettings(stored);
        expect(migrateSettings(settings)).toEqual({ settings, lost: false });
      }),
    );
  });
});

describe('a pause', () => {
  it('lasts until its time, or until the person resumes', () => {
    expect(isPaused(defaultSettings, 1000)).toBe(false);
    expect(isPaused({ ...defaultSettings, pausedUntil: 1001 }, 1000)).toBe(true);
    expect(isPaused({ ...defaultSettings, pausedUntil: 1000 }, 1000)).toBe(false);
    expect(isPaused({ ...defaultSettings, pausedUntil: 'person-resumes' }, 1000)).toBe(true);
  });
});
