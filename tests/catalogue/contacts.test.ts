import { describe, expect, it } from 'vitest';
import { controls, services } from '../../src/catalogue/catalogue.ts';
import { contacts, withContact } from '../../src/catalogue/contacts.ts';
import { controlRelays } from '../../src/catalogue/controls.ts';
import { validateContacts } from '../../src/catalogue/validate.ts';

const contact = { on: '2026-11-25', from: 'a network without a censor', saw: '200, text/html' };
const mistakesIn = (seen: unknown) => validateContacts(seen, services, controls, controlRelays);

describe('the contacts of the catalogue', () => {
  it('are valid', () => {
    expect(mistakesIn(contacts)).toEqual([]);
  });

  it('may belong to an endpoint, a relay, a control or a control relay', () => {
    const urls = ['https://signal.org/', 'stun:stun.fbsbx.com:3478', 'https://github.com/', controlRelays[0]?.url];
    expect(mistakesIn(Object.fromEntries(urls.map((url) => [url, contact])))).toEqual([]);
  });

  it('may belong to nothing else', () => {
    expect(mistakesIn({ 'https://elsewhere.example/': contact })).toEqual([
      'contacts.https://elsewhere.example/: nothing in the catalogue has this URL',
    ]);
  });

  it('have a day, a network and an answer', () => {
    expect(mistakesIn({ 'https://signal.org/': { on: 'yesterday', from: contact.from, saw: '' } })).toEqual([
      expect.stringMatching(/^contacts\.https:\/\/signal\.org\/\.on: /),
      expect.stringMatching(/^contacts\.https:\/\/signal\.org\/\.saw: /),
    ]);
  });

  it('cannot be written into an entry', () => {
    const untried = 'https://never-tried.example/';
    expect(withContact({ url: untried, contacted: contact }).contacted).toBeUndefined();
  });
});
