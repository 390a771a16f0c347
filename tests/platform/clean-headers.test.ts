import '../fake-extension.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { cleanOwnHeaders, cleanRelayHeaders } from '../../src/platform/browser/clean-headers.ts';
import { events, fake, haveRules, resetFake } from '../fake-extension.ts';

beforeEach(resetFake);
const origins = new Map([['ws.example', 'https://web.example']]);

describe('with rules, as Chromium has them', () => {
  beforeEach(() => haveRules(true));

  it('touches only requests of the extension itself', async () => {
    await cleanOwnHeaders(origins);
    expect(fake.rules).toHaveLength(2);
    for (const { condition } of fake.rules) expect(condition.initiatorDomains).toEqual(['fake-id']);
  });

  it('removes cookies, referrer and Origin from every request', async () => {
    await cleanOwnHeaders(new Map());
    const [rule] = fake.rules;
    expect(rule?.condition.resourceTypes).toEqual(expect.arrayContaining(['websocket', 'xmlhttprequest', 'other']));
    expect(rule?.action.requestHeaders).toEqual([
      { header: 'cookie', operation: 'remove' },
      { header: 'referer', operation: 'remove' },
      { header: 'origin', operation: 'remove' },
      { header: 'authorization', operation: 'remove' },
    ]);
  });

  it('removes cookies that an answer sets, in every rule', async () => {
    await cleanOwnHeaders(origins);
    expect(fake.rules).toHaveLength(2);
    for (const { action } of fake.rules)
      expect(action.responseHeaders).toContainEqual({ header: 'set-cookie', operation: 'remove' });
  });

  it('gives message channels the Origin of the service’s own client, by a rule of higher priority', async () => {
    await cleanOwnHeaders(origins);
    const [general, own] = fake.rules;
    expect(own?.priority).toBeGreaterThan(general?.priority ?? 0);
    expect(own?.condition).toMatchObject({ requestDomains: ['ws.example'], resourceTypes: ['websocket'] });
    expect(own?.action.requestHeaders).toEqual([
      { header: 'cookie', operation: 'remove' },
      { header: 'referer', operation: 'remove' },
      { header: 'origin', operation: 'set', value: 'https://web.example' },
    ]);
  });

  it('removes the rules again, including those of a killed worker', async () => {
    await cleanOwnHeaders(origins);
    const restore = await cleanOwnHeaders(new Map());
    expect(fake.rules).toHaveLength(1);
    await restore();
    expect(fake.rules).toEqual([]);
  });
});

describe('a request to a relay of the crowd', () => {
  const relays = ['https://relay.example', 'https://other.example:8443'];

  it('stays clean while rounds come and go, by a rule for relays alone', async () => {
    haveRules(true);
    const restore = await cleanRelayHeaders(relays);
    const [relayRule] = fake.rules;
    expect(relayRule?.condition).toMatchObject({ requestDomains: ['relay.example', 'other.example'] });
    const endRound = await cleanOwnHeaders(origins);
    await endRound();
    expect(fake.rules).toEqual([relayRule]);
    await restore();
    expect(fake.rules).toEqual([]);
  });

  it('is cleaned under every name of a relay with many names', async () => {
    haveRules(true);
    const restore = await cleanRelayHeaders(['https://*.relay.example']);
    // A rule also covers the subdomains of its domains.
    expect(fake.rules[0]?.condition).toMatchObject({ requestDomains: ['relay.example'] });
    await restore();
    haveRules(false);
    const end = await cleanRelayHeaders(['https://*.relay.example']);
    const [[filter] = []] = [...events.beforeSendHeaders.listeners.values()];
    expect(filter).toEqual({ urls: ['*://*.relay.example/*'] });
    await end();
  });

  it('is cleaned by a separate filter for relays, if there are no rules', async () => {
    haveRules(false);
    const restore = await cleanRelayHeaders(relays);
    const [[filter, how] = []] = [...events.beforeSendHeaders.listeners.values()];
    expect(filter).toEqual({ urls: ['*://relay.example/*', '*://other.example/*'] });
    expect(how).toContain('blocking');
    const requestHeaders = ['Origin', 'Cookie', 'Accept'].map((name) => ({ name, value: 'mine' }));
    const originUrl = 'https://fake-uuid.example/offscreen';
    const details = { url: 'https://relay.example/ohttp', tabId: -1, originUrl, requestHeaders };
    expect(events.beforeSendHeaders.fire(details)).toEqual([{ requestHeaders: [{ name: 'Accept', value: 'mine' }] }]);
    await restore();
    expect(events.beforeSendHeaders.listeners.size).toBe(0);
    expect(events.headersReceived.listeners.size).toBe(0);
  });
});

describe('with a filter, as Firefox has it', () => {
  beforeEach(() => haveRules(false));

  const sent = (url: string, change: object = {}) => {
    const requestHeaders = ['Cookie', 'Referer', 'Origin', 'Accept'].map((name) => ({ name, value: 'mine' }));
    const details = { url, tabId: -1, originUrl: 'https://fake-uuid.example/background', requestHeaders, ...change };
    return events.beforeSendHeaders.fire(details)[0];
  };

  it('is a blocking listener, since others cannot change headers', async () => {
    await cleanOwnHeaders(origins);
    const [[, ...rest] = []] = [...events.beforeSendHeaders.listeners].map(([listener, args]) => [listener, ...args]);
    expect(rest[1]).toEqual(['blocking', 'requestHeaders']);
  });

  it('removes cookies, referrer and Origin from the extension’s own requests', async () => {
    await cleanOwnHeaders(origins);
    expect(sent('https://ws.example/')).toEqual({ requestHeaders: [{ name: 'Accept', value: 'mine' }] });
    expect(sent('wss://other.example/')).toEqual({ requestHeaders: [{ name: 'Accept', value: 'mine' }] });
  });

  it('gives message channels the Origin of the service’s own client', async () => {
    await cleanOwnHeaders(origins);
    expect(sent('wss://ws.example/')).toEqual({
      requestHeaders: [
        { name: 'Accept', value: 'mine' },
        { name: 'Origin', value: 'https://web.example' },
      ],
    });
  });

  it('leaves all other requests alone', async () => {
    await cleanOwnHeaders(origins);
    expect(sent('https://ws.example/', { tabId: 3 })).toEqual({});
    expect(sent('https://ws.example/', { originUrl: 'https://web.example/' })).toEqual({});
    expect(sent('https://ws.example/', { originUrl: undefined })).toEqual({});
  });

  it('removes what makes the browser remember the host, only from answers to the extension', async () => {
    await cleanOwnHeaders(origins);
    const responseHeaders = ['Alt-Svc', 'NEL', 'Strict-Transport-Security', 'Content-Type'].map((name) => ({
      name,
      value: 'x',
    }));
    const own = {
      url: 'https://ws.example/',
      tabId: -1,
      originUrl: 'https://fake-uuid.example/background',
      responseHeaders,
    };
    expect(events.headersReceived.fire(own)).toEqual([{ responseHeaders: [{ name: 'Content-Type', value: 'x' }] }]);
    expect(events.headersReceived.fire({ ...own, originUrl: 'https://page.example/' })).toEqual([{}]);
  });

  it('keeps posted requests from being redirected', async () => {
    await cleanOwnHeaders(origins);
    const responseHeaders = ['Location', 'Content-Type'].map((name) => ({ name, value: 'x' }));
    const originUrl = 'https://fake-uuid.example/background';
    const answer = { url: 'https://ws.example/', tabId: -1, originUrl, responseHeaders };
    expect(events.headersReceived.fire({ ...answer, method: 'POST' })).toEqual([
      { responseHeaders: [{ name: 'Content-Type', value: 'x' }] },
    ]);
    expect(events.headersReceived.fire({ ...answer, method: 'GET' })).toEqual([{ responseHeaders }]);
  });

  it('keeps answers over a separate connection off the disk', async () => {
    await cleanOwnHeaders(origins);
    const responseHeaders = ['Cache-Control', 'WWW-Authenticate', 'ETag'].map((name) => ({ name, value: 'x' }));
    const originUrl = 'https://fake-uuid.example/background';
    const answer = { url: 'https://one@media.example/', method: 'HEAD', tabId: -1, originUrl, responseHeaders };
    expect(events.headersReceived.fire(answer)).toEqual([
      {
        responseHeaders: [
          { name: 'ETag', value: 'x' },
          { name: 'Cache-Control', value: 'no-store' },
        ],
      },
    ]);
  });

  const offered = (url: string, codings: string) => {
    const requestHeaders = [{ name: 'Accept-Encoding', value: codings }];
    const details = { url, tabId: -1, originUrl: 'https://fake-uuid.example/background', requestHeaders };
    const [left] = events.beforeSendHeaders.fire(details) as { requestHeaders: { value: string }[] }[];
    return left?.requestHeaders[0]?.value;
  };

  it.each([
    ['of pages offers the coding alone that can be left packed', 'https://web.example/', 'gzip'],
    ['on a connection apart offers none', 'https://one@web.example/', 'identity'],
    ['over plain http, which any network can answer, offers none', 'http://web.example/', 'identity'],
    [
      'for a channel, of whose answer no body is read, is as ever',
      'wss://web.example/',
      'gzip, deflate, br, zstd, dcb',
    ],
  ])('a request %s', async (_what, url, left) => {
    await cleanOwnHeaders(origins);
    expect(offered(url, 'gzip, deflate, br, zstd, dcb')).toBe(left);
  });

  it('offers none for a part of a file, as a tab does', async () => {
    await cleanOwnHeaders(origins);
    expect(offered('https://web.example/', 'identity')).toBe('identity');
  });

  const apart = { url: 'https://one@web.example/' };
  const refusal = { cancel: true };
  it.each([
    ['gzip', {}, false],
    ['X-GZIP', {}, false],
    ['identity', apart, false],
    // Firefox does not unpack unknown codings.
    ['UTF-8', apart, false],
    ['deflate', {}, true],
    ['br', {}, true],
    ['zstd', {}, true],
    ['dcz', {}, true],
    ['gzip, gzip', {}, true],
    ['identity,br', {}, true],
    ['gzip', apart, true],
    ['gzip', { url: 'http://web.example/' }, true],
    ['br', { method: 'HEAD' }, false],
    ['br', { url: 'wss://web.example/' }, false],
  ])('refuses what would be unpacked ahead of its reader: %s, %o', async (coding, change, isRefused) => {
    await cleanOwnHeaders(origins);
    const responseHeaders = [{ name: 'Content-Encoding', value: coding }];
    const originUrl = 'https://fake-uuid.example/background';
    const answer = { url: 'https://web.example/', method: 'GET', tabId: -1, originUrl, responseHeaders, ...change };
    const [left] = events.headersReceived.fire(answer);
    if (isRefused) expect(left).toEqual(refusal);
    else expect(left).not.toEqual(refusal);
  });

  it('leaves a body in gzip packed, by a type that makes Firefox do so, and keeps its own', async () => {
    await cleanOwnHeaders(origins);
    const originUrl = 'https://fake-uuid.example/background';
    const leftOf = (type: string[], coding: string) => {
      const responseHeaders = [
        { name: 'Content-Encoding', value: coding },
        ...type.map((value) => ({ name: 'Content-Type', value })),
        { name: 'X-Own-Type', value: 'of the server' },
      ];
      const answer = { url: 'https://web.example/', method: 'GET', tabId: -1, originUrl, responseHeaders };
      const [left] = events.headersReceived.fire(answer) as { responseHeaders: { name: string; value: string }[] }[];
      return left?.responseHeaders.map(({ name, value }) => `${name.toLowerCase()}: ${value}`);
    };
    expect(leftOf(['text/html'], 'gzip')).toEqual([
      'content-encoding: gzip',
      'content-type: application/gzip',
      'x-own-type: text/html',
    ]);
    expect(leftOf([], 'gzip')).toEqual(['content-encoding: gzip', 'content-type: application/gzip', 'x-own-type: ']);
    expect(leftOf(['text/html'], 'identity')).toEqual(['content-encoding: identity', 'content-type: text/html']);
  });

  it('lets nothing be packed outside of rounds, where nobody unpacks it', async () => {
    await cleanRelayHeaders(['https://relay.example']);
    expect(offered('https://relay.example/', 'gzip, deflate, br, zstd')).toBe('identity');
    const responseHeaders = [{ name: 'Content-Encoding', value: 'gzip' }];
    const originUrl = 'https://fake-uuid.example/background';
    const answer = { url: 'https://relay.example/', method: 'GET', tabId: -1, originUrl, responseHeaders };
    expect(events.headersReceived.fire(answer)).toEqual([refusal]);
  });

  it('refuses two codings in two headers', async () => {
    await cleanOwnHeaders(origins);
    const responseHeaders = ['gzip', 'gzip'].map((value) => ({ name: 'content-encoding', value }));
    const originUrl = 'https://fake-uuid.example/background';
    const answer = { url: 'https://web.example/', method: 'GET', tabId: -1, originUrl, responseHeaders };
    expect(events.headersReceived.fire(answer)).toEqual([refusal]);
  });

  it('does nothing once it is removed', async () => {
    const restore = await cleanOwnHeaders(origins);
    await restore();
    expect(events.beforeSendHeaders.listeners.size).toBe(0);
  });
});
