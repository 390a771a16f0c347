import { describe, expect, it } from 'vitest';
import { packaged } from '../../../src/catalogue/catalogue.ts';
import { looksLikeCatalogueName } from '../../../src/catalogue/catalogue-names.ts';
import { readSettingsFile, settingsFile } from '../../../src/history/export/settings-file.ts';
import { draftCustomService } from '../../../src/model/own-address.ts';
import { defaultSettings, type Settings } from '../../../src/model/settings.ts';

const settings: Settings = { ...defaultSettings, background: true, everyMinutes: 15, keepDays: 'forever' };

const read = (text: string) => readSettingsFile(text, (name) => looksLikeCatalogueName(name, packaged));

describe('a settings file', () => {
  it('restores the settings', () => {
    expect(read(settingsFile(settings, 0))).toEqual(settings);
  });

  it('leaves out values that are tied to a moment', () => {
    const momentary: Settings = { ...settings, backgroundSince: 5, pausedUntil: 'person-resumes' };
    expect(read(settingsFile(momentary, 0))).toEqual(settings);
  });

  it('cannot secretly pause checks', () => {
    const paused = { format: 'reachable-settings', settings: { ...settings, pausedUntil: 'person-resumes' } };
    expect(read(JSON.stringify(paused))).toEqual(settings);
  });

  it('cannot give a custom service the name of a messenger in the catalogue', () => {
    const added = draftCustomService({ name: 'ＷhаtsАpp', address: 'collector.example.org' }, '2026-11-25', []);
    if (!added.accepted) throw new Error(added.refusal);
    const theirs = settingsFile({ ...settings, services: [added.custom.id], custom: [added.custom] }, 0);
    expect(() => read(theirs)).toThrow(expect.objectContaining({ code: 'name-taken' }));
  });

  it("is refused with an address inside the reader's network", () => {
    const added = draftCustomService({ name: 'Ours', address: 'chat.example.org' }, '2026-11-25', []);
    if (!added.accepted) throw new Error(added.refusal);
    const theirs = settingsFile({ ...settings, custom: [{ ...added.custom, url: 'https://192.168.1.1/' }] }, 0);
    expect(() => read(theirs)).toThrow(expect.objectContaining({ code: 'not-valid' }));
  });

  it.each([
    ['no JSON', 'hello', 'other-file'],
    ['a history', '{"format":"reachable-history"}', 'other-file'],
    [
      'settings that nobody can choose',
      '{"format":"reachable-settings","settings":{"version":1,"everyMinutes":1}}',
      'not-valid',
    ],
    ['a time without end', '{"format":"reachable-settings","settings":{"version":2,"pausedUntil":1e999}}', 'not-valid'],
    ['too much', `"${'x'.repeat(200_000)}"`, 'too-large'],
  ])('is refused when it is %s', (_what, text, code) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code }));
  });
});
