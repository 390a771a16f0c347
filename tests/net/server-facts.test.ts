import { describe, expect, it } from 'vitest';
import { services } from '../../src/catalogue/catalogue.ts';
import { hasPrivateAuthority, healthyAnswer } from './healthy.ts';
import { factOf, refusalOf, serverFacts } from './server-facts.ts';

const endpoints = services.flatMap((service) => service.endpoints);
const place = (url: string) => {
  const { hostname, pathname, search } = new URL(url);
  return [hostname, `${pathname}${search}`] as const;
};
const statusOf = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  healthyAnswer(...place(url), { method, headers }).status;

describe('the facts about servers', () => {
  it('cover every endpoint and every large object of the catalogue', () => {
    const large = endpoints.flatMap((endpoint) => endpoint.large ?? []);
    const urls = [...endpoints, ...large].map(({ url }) => url);
    expect(urls.filter((url) => factOf(...place(url)) === undefined)).toEqual([]);
    expect(large.filter(({ url }) => factOf(...place(url))?.bytes === undefined)).toEqual([]);
  });

  it('have the handshake rules of every channel in the catalogue', () => {
    const channels = endpoints.filter(({ url }) => url.startsWith('wss:'));
    expect(channels.filter(({ url }) => factOf(...place(url))?.channel === undefined)).toEqual([]);
  });

  it('agree with the catalogue on authorities that no browser trusts', () => {
    for (const { url, certificate } of endpoints)
      expect(hasPrivateAuthority(new URL(url).hostname), url).toBe(certificate === 'private-ca');
  });

  it('have no row that another hides', () => {
    for (const [position, { host, path = '' }] of serverFacts.entries()) {
      const earlier = serverFacts.slice(0, position).filter((fact) => fact.host.source === host.source);
      expect(
        earlier.filter((fact) => path.startsWith(fact.path ?? '')),
        `${host}${path}`,
      ).toEqual([]);
    }
  });
});

describe('a server', () => {
  it('of WhatsApp serves its script to requests of the address bar only', () => {
    const script = 'https://web.whatsapp.com/sw.js';
    expect(statusOf(script, { 'sec-fetch-site': 'none' })).toBe(200);
    expect(statusOf(script, { 'sec-fetch-site': 'same-origin' })).toBe(400);
    expect(statusOf(script)).toBe(400);
  });

  it('of VK answers 418 to HEAD', () => {
    expect(statusOf('https://vk.ru/', {}, 'HEAD')).toBe(418);
    expect(statusOf('https://vk.ru/')).toBe(200);
  });

  it('refuses a handshake that lacks its subprotocol, its Origin or a login', () => {
    const handshake = { subprotocols: [''], origin: 'https://web.example' };
    expect(refusalOf({ subprotocol: 'binary' }, handshake)).toBe(400);
    expect(refusalOf({ subprotocol: 'binary' }, { ...handshake, subprotocols: ['binary'] })).toBeUndefined();
    expect(refusalOf({ origin: 'https://web.max.ru' }, handshake)).toBe(403);
    expect(refusalOf({ origin: 'https://web.example' }, handshake)).toBeUndefined();
    expect(refusalOf({ login: true }, handshake)).toBe(401);
    expect(refusalOf({}, handshake)).toBeUndefined();
  });
});
