import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifestFor } from '../../../scripts/manifest-for.ts';
import { sizeOfPng } from '../../../scripts/release/pictures.ts';
import { permissionReasons, singlePurpose } from '../../../scripts/release/store/answers.ts';
import { limits, listingOf, tooLong } from '../../../scripts/release/store/listing.ts';
import { privacyOf, textsOf, untriedOf } from '../../../scripts/release/texts.ts';
import { root } from '../../../scripts/root.ts';
import { type Language, languages, languageTag } from '../../../src/model/language.ts';

const now = Date.parse('2027-02-01T12:00:00Z');

const ownTexts = (language: Language): Record<string, string> =>
  JSON.parse(readFileSync(join(root, `release/texts/${language}.json`), 'utf8'));

/** Every permission in a manifest; its hosts count as one. */
function permissionsOf(target: 'chrome' | 'firefox'): string[] {
  const { permissions, optional_permissions, optional_host_permissions } = manifestFor(target, {
    sharing: undefined,
    forMirror: false,
  });
  const hosts = optional_host_permissions.map((host) => (host.includes('://*/') ? host : 'hosts'));
  return [...permissions, ...optional_permissions, ...hosts];
}

describe('the answers for stores', () => {
  it('have a reason for every permission, and for no other', () => {
    const asked = new Set([...permissionsOf('chrome'), ...permissionsOf('firefox')]);
    expect(Object.keys(permissionReasons).sort()).toEqual([...asked].sort());
  });

  it('fit into their fields', () => {
    const texts = { ...permissionReasons, purpose: singlePurpose(true) };
    const most = Object.fromEntries(Object.keys(texts).map((name) => [name, limits.reason]));
    expect(tooLong(texts, most)).toEqual([]);
  });

  it('name sharing in the purpose if a build can share, and only then', () => {
    expect([singlePurpose(true), singlePurpose(false)].map((text) => text.includes('sharing'))).toEqual([true, false]);
  });
});

describe.each(languages)('the listing in %s', (language) => {
  it.each([true, false])("fits the stores' limits; with sharing: %s", (canShare) => {
    const listing = listingOf(textsOf(language), canShare, now);
    expect(tooLong({ ...listing }, limits)).toEqual([]);
    // Edge wants 250 characters; Chinese says as much in fewer.
    expect(listing.description.length).toBeGreaterThanOrEqual(250);
  });

  it('says about privacy what the extension says, and whether this version can share', () => {
    const t = textsOf(language);
    expect(listingOf(t, false, now).description).toContain(t('help_privacy_seen'));
    expect(privacyOf(t, true)).toContain(t('sharing_on'));
    expect(privacyOf(t, false)).not.toContain(t('sharing_on'));
  });

  it('says how many addresses were not tried lately, and nothing if all were', () => {
    const t = textsOf(language);
    const tried = { url: 'https://a.example/', contacted: { on: '2027-01-30', from: 'a home line', saw: '200' } };
    expect(untriedOf(t, now, [tried])).toEqual([]);
    const [text] = untriedOf(t, now, [tried, { url: 'https://b.example/' }]);
    expect(text).not.toMatch(/[{}]/);
    for (const number of [1, 2, 30])
      expect(text).toContain(new Intl.NumberFormat(languageTag(language)).format(number));
  });

  it('has each text of the mirror, with the same values in braces as in English', () => {
    const braces = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
    const [own, english] = [ownTexts(language), ownTexts('en')];
    expect(Object.keys(own)).toEqual(Object.keys(english));
    for (const [key, text] of Object.entries(own)) expect(braces(text), key).toEqual(braces(english[key] ?? ''));
  });
});

describe('a text or picture of the wrong size', () => {
  it('is found by its number of characters', () => {
    expect(tooLong({ name: 'x'.repeat(41) }, limits)).toEqual(['name: 41 characters, of 40']);
    expect(tooLong({ name: '😀'.repeat(40) }, limits)).toEqual([]);
  });

  it('is found by the header of a PNG', () => {
    const header = Buffer.alloc(24);
    header.writeUInt32BE(0x89504e47, 0);
    header.writeUInt32BE(1280, 16);
    header.writeUInt32BE(800, 20);
    expect(sizeOfPng(header)).toEqual({ width: 1280, height: 800 });
    expect(() => sizeOfPng(Buffer.from('GIF89a'))).toThrow('not a PNG');
  });
});
