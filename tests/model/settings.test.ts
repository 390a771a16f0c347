import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftCustomService } from '../../src/model/custom-service.ts';
import { defaultSettings, isPaused, migrateSettings } from '../../src/model/settings.ts';

describe('settings', () => {
  it('are the defaults where nothing was stored, and nothing is lost', () => {
    expect(migrateSettings(undefined)).toEqual({ settings: defaultSettings, lost: false });
  });

  it('check nothing in the background until somebody asks for it', () => {
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

  it('keep a pause that an earlier version stored', () => {
    expect(migrateSettings({ ...defaultSettings, pausedUntil: 'resumed' })).toEqual({
      settings: { ...defaultSettings, pausedUntil: 'person-resumes' },
      lost: false,
    });
  });

  it('drop what they do not know', () => {
    expect(migrateSettings({ ...defaultSettings, colour: 'red' })).toEqual({ settings: defaultSettings, lost: false });
  });

  it('keep the language that was chosen, and take one that is not known here for none', () => {
    const read = (language: string) => migrateSettings({ ...defaultSettings, language });
    expect(read('fa')).toEqual({ settings: { ...defaultSettings, language: 'fa' }, lost: false });
    expect(read('tlh')).toEqual({ settings: { ...defaultSettings, language: undefined }, lost: false });
  });

  it('keep the colours that were chosen', () => {
    const stored = { ...defaultSettings, theme: 'dark' } as const;
    expect(migrateSettings(stored)).toEqual({ settings: stored, lost: false });
  });

  it.each([
    ['a text', 'yes'],
    ['a list', []],
    ['another version', { ...defaultSettings, version: 2 }],
    ['an interval that nobody can choose', { ...defaultSettings, everyMinutes: 1 }],
    ['services that are no list', { ...defaultSettings, services: 'all' }],
  ])('are set aside, and said to be lost, where they are %s', (_what, stored) => {
    expect(migrateSettings(stored)).toEqual({ settings: defaultSettings, lost: true });
  });

  it('lose one that is wrong, and no other', () => {
    const stored = { ...defaultSettings, services: ['signal'], background: true, keepDays: 7 };
    expect(migrateSettings(stored)).toEqual({
      settings: { ...defaultSettings, services: ['signal'], background: true },
      lost: true,
    });
  });

  it('keep what the person added where the rest cannot be read, and the rest where that cannot', () => {
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

  it('are valid whatever was stored', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        const { settings } = migrateSettings(stored);
        expect(migrateSettings(settings)).toEqual({ settings, lost: false });
      }),
    );
  });
});

describe('a pause', () => {
  it('holds until its time, or until resumed', () => {
    expect(isPaused(defaultSettings, 1000)).toBe(false);
    expect(isPaused({ ...defaultSettings, pausedUntil: 1001 }, 1000)).toBe(true);
    expect(isPaused({ ...defaultSettings, pausedUntil: 1000 }, 1000)).toBe(false);
    expect(isPaused({ ...defaultSettings, pausedUntil: 'person-resumes' }, 1000)).toBe(true);
  });
});
