import '../fake-extension.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from '../../src/model/browser-error.ts';
import { listenToOwnRequests } from '../../src/platform/browser/request-events.ts';
import { events, resetFake } from '../fake-extension.ts';

beforeEach(resetFake);
const url = 'https://web.example/#nonce';
const own = { url, tabId: -1 };
/** Far longer than a test takes: an event has to end the waiting. */
const amplyMs = 20_000;

/** Does something in a browser that shows certificates, as only Firefox does. */
async function inFirefox<Found>(authorities: readonly boolean[], find: () => Promise<Found>): Promise<Found> {
  const certificates = authorities.map((isBuiltInRoot) => ({ isBuiltInRoot }));
  const { webRequest } = (globalThis as unknown as { readonly browser: { readonly webRequest: object } }).browser;
  Object.assign(webRequest, { getSecurityInfo: async () => ({ state: 'secure', certificates }) });
  try {
    return await find();
  } finally {
    Object.assign(webRequest, { getSecurityInfo: undefined });
  }
}

describe('the events of a request', () => {
  it('are matched by the fragment of its URL', async () => {
    const requests = listenToOwnRequests();
    const [mine, other] = [requests.follow('nonce'), requests.follow('other')];
    events.responseStarted.fire({ ...own, statusCode: 200, ip: '192.0.2.1' });
    await mine.settled(amplyMs);
    expect(mine.seen).toEqual({ status: 200, ip: '192.0.2.1' });
    expect(other.seen).toEqual({});
  });

  it('are matched by the whole URL if it may have no fragment', async () => {
    const socket = listenToOwnRequests().follow('wss://ws.example/socket');
    events.responseStarted.fire({ url: 'wss://ws.example/socket', tabId: -1, statusCode: 403 });
    await socket.settled(amplyMs);
    expect(socket.seen).toEqual({ status: 403 });
  });

  it('give the error that came first', async () => {
    const mine = listenToOwnRequests().follow('nonce');
    events.errorOccurred.fire({ ...own, error: 'net::ERR_CONNECTION_RESET' });
    events.errorOccurred.fire({ ...own, error: 'net::ERR_ABORTED' });
    await mine.settled(amplyMs);
    expect(mine.seen).toEqual({ error: 'net::ERR_CONNECTION_RESET' });
  });

  it('give the target of a redirect, without our fragment', async () => {
    const mine = listenToOwnRequests().follow('nonce');
    events.beforeRedirect.fire({ ...own, statusCode: 302, redirectUrl: 'https://portal.example/#nonce' });
    await mine.settled(amplyMs);
    expect(mine.seen).toEqual({ status: 302, redirectUrl: 'https://portal.example/' });
  });

  it('give the target in Firefox, which reports only the answer', async () => {
    const targetOf = (statusCode: number, location: string) =>
      inFirefox([true], async () => {
        const mine = listenToOwnRequests().follow('nonce');
        const responseHeaders = [{ name: 'Location', value: location }];
        await Promise.all(events.headersReceived.fire({ ...own, requestId: '1', statusCode, responseHeaders }));
        events.responseStarted.fire({ ...own, statusCode });
        await mine.settled(amplyMs);
        return mine.seen.redirectUrl;
      });
    expect(await targetOf(302, 'https://files.example/object#part')).toBe('https://files.example/object');
    expect(await targetOf(302, 'https://apart@files.example/object')).toBe('https://files.example/object');
    expect(await targetOf(302, '/sign-in')).toBe('https://web.example/sign-in');
    expect(await targetOf(302, 'https://[')).toBeUndefined();
    expect(await targetOf(200, 'https://files.example/')).toBeUndefined();
  });

  it("report in Firefox that somebody added the certificate's authority to the browser", async () => {
    const readBy = (...authorities: readonly boolean[]) =>
      inFirefox(authorities, async () => {
        const requests = listenToOwnRequests();
        const mine = requests.follow('nonce');
        await Promise.all(events.headersReceived.fire({ ...own, requestId: '1' }));
        requests.close();
        return mine.seen;
      });
    expect(await readBy(false, false)).toEqual({ addedAuthority: true });
    expect(await readBy(false, true)).toEqual({});
  });

  it('report in Firefox that an answer was refused for its coding, not how the request then ended', async () => {
    const endOf = (coding: string) =>
      inFirefox([true], async () => {
        const requests = listenToOwnRequests();
        const mine = requests.follow('nonce');
        const responseHeaders = [{ name: 'Content-Encoding', value: coding }];
        const answer = { ...own, method: 'GET', requestId: '1', statusCode: 200, responseHeaders };
        await Promise.all(events.headersReceived.fire(answer));
        events.errorOccurred.fire({ ...own, error: 'NS_ERROR_ABORT' });
        requests.close();
        return failureOf(mine.seen.error ?? '');
      });
    expect(await endOf('br')).toBe('blocked_by_browser');
    expect(await endOf('gzip')).toBe('http_request_failed');
  });

  it('of a tab are ignored', async () => {
    const mine = listenToOwnRequests().follow('nonce');
    events.responseStarted.fire({ ...own, tabId: 7, statusCode: 200 });
    await mine.settled(1);
    expect(mine.seen).toEqual({});
  });

  it('are ignored once the request is no longer followed', () => {
    const mine = listenToOwnRequests().follow('nonce');
    mine.stop();
    events.errorOccurred.fire({ ...own, error: 'net::ERR_FAILED' });
    expect(mine.seen).toEqual({});
  });
});

describe('a proxy', () => {
  it('is seen if the browser reports one', () => {
    const mine = listenToOwnRequests().follow('nonce');
    events.responseStarted.fire({ ...own, statusCode: 200, proxyInfo: { type: 'direct' } });
    expect(mine.seen.proxied).toBeUndefined();
    events.responseStarted.fire({ ...own, statusCode: 200, proxyInfo: { type: 'socks' } });
    expect(mine.seen.proxied).toBe(true);
  });

  it('is seen before it answers, if it ever does', () => {
    const mine = listenToOwnRequests().follow('nonce');
    events.sendHeaders.fire({ ...own, proxyInfo: { type: 'http' } });
    expect(mine.seen.proxied).toBe(true);
  });

  it('does not count if the browser finally went without it', () => {
    const mine = listenToOwnRequests().follow('nonce');
    events.sendHeaders.fire({ ...own, proxyInfo: { type: 'http' } });
    events.responseStarted.fire({ ...own, statusCode: 200 });
    expect(mine.seen.proxied).toBeUndefined();
  });
});

describe('listening', () => {
  it('gives the error listener no third argument, which ends the background in Firefox', () => {
    listenToOwnRequests();
    expect([...events.errorOccurred.listeners.values()].map((rest) => rest.length)).toEqual([1]);
  });

  it.each(['sendHeaders', 'responseStarted', 'errorOccurred', 'beforeRedirect'] as const)('to %s ends', (name) => {
    const { listeners } = events[name];
    const requests = listenToOwnRequests();
    expect(listeners.size).toBe(1);
    requests.close();
    expect(listeners.size).toBe(0);
  });

  it('to headersReceived ends', async () => {
    const { listeners } = events.headersReceived;
    await inFirefox([], async () => {
      const requests = listenToOwnRequests();
      expect(listeners.size).toBe(1);
      requests.close();
      expect(listeners.size).toBe(0);
    });
  });
});
