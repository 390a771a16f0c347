import { describe, expect, it } from 'vitest';
import { ageOf } from '../../scripts/release/notes.ts';
import { packaged } from '../../src/catalogue/catalogue.ts';
import { defaultEntries, isUntried, uncontacted } from '../../src/catalogue/contact-age.ts';

const now = Date.parse('2027-02-01T12:00:00Z');
const seen = (on: string) => ({ on, from: 'a home line in Norway', saw: '200' });
const entries = [
  { url: 'https://never.example/' },
  { url: 'https://late.example/', contacted: seen('2027-01-01') },
  { url: 'https://lately.example/', contacted: seen('2027-01-03') },
];

describe('the age of the catalogue', () => {
  it('counts an address that was never tried, or last tried more than 30 days ago', () => {
    expect(uncontacted(entries, now)).toEqual(['https://never.example/', 'https://late.example/']);
  });

  it('covers the addresses of messengers that are common in a country, and the controls', () => {
    const urls = defaultEntries(packaged).map(({ url }) => url);
    for (const url of ['https://www.viber.com/', 'http://www.gstatic.com/generate_204']) expect(urls).toContain(url);
    // Nobody has SimpleX on by default.
    expect(urls.filter((url) => url.includes('simplex'))).toEqual([]);
  });

  it('covers their large files and call relays too', () => {
    const urls = defaultEntries(packaged).map(({ url }) => url);
    for (const url of [
      'https://www.whatsapp.com/android/current/WhatsApp.apk',
      'stun:stun.fbsbx.com:3478',
      'https://cdn.kernel.org/pub/linux/kernel/v6.x/linux-6.6.tar.xz',
    ])
      expect(urls).toContain(url);
  });

  it('is given for a messenger whose addresses were not tried lately', () => {
    const [service] = packaged.services;
    const [first, ...others] = service?.endpoints ?? [];
    if (!service || !first) throw new Error('the catalogue is empty');
    const untried = [first, ...others].map(({ contacted: _never, ...endpoint }) => endpoint);
    expect(isUntried({ ...service, endpoints: untried }, now)).toBe(true);
    const late = { ...first, contacted: seen('2027-01-01') };
    expect(isUntried({ ...service, endpoints: [late, ...others] }, now)).toBe(true);
    const lately = { ...first, contacted: seen('2027-01-03') };
    expect(isUntried({ ...service, endpoints: [lately, ...others] }, now)).toBe(false);
  });

  it('is in the notes, with each address that nobody tried', () => {
    expect(ageOf(entries, now)).toMatch(
      /^\*\*2 of the 3 addresses[\s\S]*- `https:\/\/never\.example\/`\n- `https:\/\/late\.example\/`$/,
    );
    expect(ageOf(entries.slice(2), now)).toMatch(/^Each of the 1 addresses/);
  });
});
