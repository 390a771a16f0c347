import { describe, expect, it } from 'vitest';
import { ageOf } from '../../scripts/release/notes.ts';
import { packaged } from '../../src/catalogue/catalogue.ts';
import { defaultEntries, uncontacted } from '../../src/catalogue/contact-age.ts';

const now = Date.parse('2027-02-01T12:00:00Z');
const seen = (on: string) => ({ on, from: 'a home line in Norway', saw: '200' });
const entries = [
  { url: 'https://never.example/' },
  { url: 'https://late.example/', contacted: seen('2027-01-01') },
  { url: 'https://lately.example/', contacted: seen('2027-01-03') },
];

describe('the age of the catalogue', () => {
  it('counts an address that was never tried, and one that was tried more than 30 days ago', () => {
    expect(uncontacted(entries, now)).toEqual(['https://never.example/', 'https://late.example/']);
  });

  it('covers the addresses of messengers that are common in a country, and the controls', () => {
    const urls = defaultEntries(packaged).map(({ url }) => url);
    for (const url of ['https://www.viber.com/', 'http://www.gstatic.com/generate_204']) expect(urls).toContain(url);
    // Nobody has SimpleX switched on at the beginning.
    expect(urls.filter((url) => url.includes('simplex'))).toEqual([]);
  });

  it('is told in the notes, with each address that nobody tried', () => {
    expect(ageOf(entries, now)).toMatch(
      /^\*\*2 of the 3 addresses[\s\S]*- `https:\/\/never\.example\/`\n- `https:\/\/late\.example\/`$/,
    );
    expect(ageOf(entries.slice(2), now)).toMatch(/^Each of the 1 addresses/);
  });
});
