import { describe, expect, it } from 'vitest';
import { controls, services } from '../../src/catalogue/catalogue.ts';
import { controlRelays } from '../../src/catalogue/controls.ts';
import { relayPlace } from '../../src/model/call-relay.ts';
import { outcomeOf } from '../../src/probe/http.ts';
import { hasPrivateAuthority, healthyAnswer } from './healthy.ts';
import { factOf, mannersOf, maxWays, refusalOf, serverFacts } from './server-facts.ts';

const endpoints = services.flatMap((service) => service.endpoints);
const large = [...endpoints.flatMap((endpoint) => endpoint.large ?? []), ...controls.flatMap((one) => one.large ?? [])];
const place = (url: string) => {
  const { hostname, pathname, search } = new URL(url);
  return [hostname, `${pathname}${search}`] as const;
};
const answerOf = (url: string, headers: Record<string, string> = {}, method = 'GET', way = 0) => {
  const [host, path] = place(url);
  return healthyAnswer(mannersOf(host, path, way), { host, method, headers });
};
const asBrowser = { 'sec-fetch-site': 'none', 'user-agent': 'Mozilla/5.0' };
const statusOf = (...asked: Parameters<typeof answerOf>) => answerOf(...asked).status;

/** The final place of a large object. */
const objectBehind = (url: string): string => {
  const { location } = answerOf(url).headers ?? {};
  return location === undefined ? url : objectBehind(new URL(location, url).href);
};

describe('the facts about servers', () => {
  it('cover every URL that a check can ask for', () => {
    const urls = [
      ...[...endpoints, ...controls, ...large].map(({ url }) => url),
      ...endpoints.flatMap(({ upload }) => upload ?? []),
      ...large.map(({ url }) => objectBehind(url)),
    ];
    expect(urls.filter((url) => factOf(...place(url)) === undefined)).toEqual([]);
  });

  it('cover every call relay', () => {
    const relays = [...services.flatMap((service) => service.relays ?? []), ...controlRelays];
    expect(relays.filter((relay) => factOf(relayPlace(relay).host, '')?.relay === undefined)).toEqual([]);
  });

  it('have the size of every large object', () => {
    expect(large.filter(({ url }) => factOf(...place(objectBehind(url)))?.bytes === undefined)).toEqual([]);
  });

  it('know which controls are resolvers', () => {
    for (const { url, class: kind } of controls) {
      expect(factOf(...place(url))?.resolver === true, url).toBe(kind === 'resolver');
    }
  });

  it('have the handshake rules of every channel in the catalogue', () => {
    const channels = endpoints.filter(({ url }) => url.startsWith('wss:'));
    expect(channels.filter(({ url }) => factOf(...place(url))?.channel === undefined)).toEqual([]);
  });

  it('agree with the catalogue on authorities that no browser trusts', () => {
    for (const { url, certificate } of endpoints)
      expect(hasPrivateAuthority(new URL(url).hostname), url).toBe(certificate === 'private-ca');
  });

  it("have the catalogue's marks of a page, in every possible way", () => {
    const pages = endpoints.filter(({ url }) => url.startsWith('https:'));
    for (const { url, healthy } of pages) {
      for (const way of Array.from({ length: maxWays }, (_, index) => index)) {
        const { status, headers = {}, body = '' } = answerOf(url, asBrowser, 'GET', way);
        const head = { status, opaque: false, headers: new Headers({ 'content-type': 'text/html', ...headers }) };
        const seen = { at: 0, tookMs: 0, head, body: new Uint8Array(Buffer.from(body)) };
        const outcome = outcomeOf(seen, url, healthy, { tagOf: () => 0 });
        if (status < 500) expect(outcome, `${url}, way ${way}`).toMatchObject({ healthy: true });
      }
    }
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
    const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0' };
    expect(statusOf(script, { ...browser, 'sec-fetch-site': 'none' })).toBe(200);
    expect(statusOf(script, { ...browser, 'sec-fetch-site': 'same-origin' })).toBe(400);
    expect(statusOf(script, { 'sec-fetch-site': 'none', 'user-agent': 'curl/8' })).toBe(400);
    expect(statusOf(script)).toBe(400);
  });

  it('of VK answers 418 to HEAD', () => {
    expect(statusOf('https://vk.ru/', {}, 'HEAD')).toBe(418);
    expect(statusOf('https://vk.ru/')).toBe(200);
  });

  it('with several possible ways takes each in turn, and others do not change', () => {
    const media = 'https://mmg.whatsapp.net/';
    const statuses = Array.from({ length: maxWays }, (_, way) => statusOf(media, {}, 'GET', way));
    expect(statuses.slice(0, 3)).toEqual([404, 200, 403]);
    expect(statuses).toContain(302);
    expect(statusOf('https://signal.org/', {}, 'GET', 1)).toBe(200);
    expect(mannersOf('kws1.web.telegram.org', '/apiws', 1).channel).toEqual({ speaks: 'mtproto' });
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
