import { expect, it } from 'vitest';
import { redirectsOffSite } from '../../src/model/redirects-off-site.ts';
import { whatsapp } from '../judge/sample-services.ts';

const [page] = whatsapp.endpoints;
if (!page) throw new Error('the sample has no page');

it.each([
  ['https://web.example.com/', 'www.example.com', false],
  ['https://example.com/', 'login.example.com', false],
  ['https://a.deep.example.com/', 'www.example.com', false],
  ['https://web.example.com/', 'example.org', true],
  ['https://web.example.com/', 'notexample.com', true],
  ['https://web.example.co.uk/', 'login.example.co.uk', false],
  ['https://web.example.co.uk/', 'filter.co.uk', true],
  ['https://www.example.com.tr/', 'other.com.tr', true],
  ['https://web.max.ru/', 'max.ru', false],
])('a redirect from %s to %s leads to another site: %s', (url, to, away) => {
  expect(redirectsOffSite(to, { ...page, url })).toBe(away);
});

it('a redirect to a host that the entry names does not lead away', () => {
  const healthy = { leadsTo: ['login.company.example'] };
  expect(redirectsOffSite('login.company.example', { ...page, healthy })).toBe(false);
  expect(redirectsOffSite('portal.school.example', { ...page, healthy })).toBe(true);
});
