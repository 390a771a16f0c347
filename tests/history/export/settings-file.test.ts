import { describe, expect, it } from 'vitest';
import { readSettingsFile, settingsFile } from '../../../src/history/export/settings-file.ts';
import { defaultSettings, type Settings } from '../../../src/model/settings.ts';

const settings: Settings = { ...defaultSettings, background: true, everyMinutes: 15, keepDays: 'forever' };

describe('a settings file', () => {
  it('restores the settings', () => {
    expect(readSettingsFile(settingsFile(settings, 0))).toEqual(settings);
  });

  it('leaves out values that are tied to a moment', () => {
    const momentary: Settings = { ...settings, backgroundSince: 5, pausedUntil: 'person-resumes' };
    expect(readSettingsFile(settingsFile(momentary, 0))).toEqual(settings);
  });

  it.each([
    ['no JSON', 'hello', 'other-file'],
    ['a history', '{"format":"reachable-history"}', 'other-file'],
    [
      'settings that nobody can choose',
      '{"format":"reachable-settings","settings":{"version":1,"everyMinutes":1}}',
      'not-valid',
    ],
    ['too much', `"${'x'.repeat(200_000)}"`, 'too-large'],
  ])('is refused when it is %s', (_what, text, code) => {
    expect(() => readSettingsFile(text)).toThrow(expect.objectContaining({ code }));
  });
});
