import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Endpoint } from '../../src/model/service.ts';
import { probeHttp } from '../../src/probe/http.ts';
import { makeAuthority } from '../net/authority.ts';
import { type Internet, startInternet } from '../net/internet.ts';
import { fakeEvents } from './fake-events.ts';
import { contextOf } from './probing.ts';

const host = '127.0.0.1';
const authority = makeAuthority();
let internet: Internet;
let url: string;

// Node reuses connections, so every test has a different port.
beforeEach(async () => {
  internet = await startInternet({ authority });
  url = `http://${host}:${internet.ports[0]}/`;
});
afterEach(() => internet.stop());

const outcomeOf = async (answer: { status: number; body?: string; headers?: Record<string, string> }, healthy = {}) => {
  internet.behave(host, { kind: 'answer', ...answer });
  return (await probeHttp('http', url, healthy, contextOf())).outcome;
};

describe('an answer', () => {
  it.each([
    [200, true],
    [302, true],
    [404, true],
    [500, false],
    [503, false],
  ])('with the status %i, when the catalogue names none, is healthy: %s', async (status, healthy) => {
    expect(await outcomeOf({ status })).toMatchObject({ kind: 'answered', status, healthy });
  });

  it('is healthy only with a status that the catalogue lists', async () => {
    expect(await outcomeOf({ status: 204 }, { status: [204] })).toMatchObject({ healthy: true });
    expect(await outcomeOf({ status: 200 }, { status: [204] })).toMatchObject({ healthy: false });
  });

  it('is healthy only with the body in the catalogue, ignoring surrounding space', async () => {
    expect(await outcomeOf({ status: 200, body: 'success\n' }, { body: 'success' })).toMatchObject({ healthy: true });
    expect(await outcomeOf({ status: 200, body: 'sign in' }, { body: 'success' })).toMatchObject({ healthy: false });
    const long = `success${'x'.repeat(100_000)}`;
    expect(await outcomeOf({ status: 200, body: long }, { body: 'success' })).toMatchObject({ healthy: false });
  });

  it('of success is healthy only with a mark of the real page, if the catalogue has one', async () => {
    const script = { status: 200, body: '{"client_revision":1}', headers: { 'content-type': 'text/javascript' } };
    expect(await outcomeOf(script, { contentType: 'javascript' })).toMatchObject({ healthy: true });
    expect(await outcomeOf(script, { contentType: 'text/html' })).toMatchObject({ healthy: false });
    expect(await outcomeOf(script, { contains: 'client_revision' })).toMatchObject({ healthy: true });
    expect(await outcomeOf(script, { contains: 'versions' })).toMatchObject({ healthy: false });
    const served = { ...script, headers: { server: 'nginx/1.18.0' } };
    expect(await outcomeOf(served, { headers: { server: 'nginx' } })).toMatchObject({ healthy: true });
    expect(await outcomeOf(served, { headers: { via: 'cloudfront', server: 'nginx' } })).toMatchObject({
      healthy: true,
    });
    expect(await outcomeOf(served, { headers: { via: 'cloudfront' } })).toMatchObject({ healthy: false });
  });

  it('that is no success needs no mark: servers refuse without their page', async () => {
    const marks = { contentType: 'javascript', headers: { server: 'nginx' }, contains: 'client_revision' };
    expect(await outcomeOf({ status: 400 }, marks)).toMatchObject({ healthy: true });
    expect(await outcomeOf({ status: 302 }, marks)).toMatchObject({ healthy: true });
  });

  it('that refuses, or leads to another site, is not the expected one for a page with known marks', async () => {
    const leadingTo = async (redirectUrl: string, healthy: Endpoint['healthy']) =>
      (await probeHttp('https', url, healthy, contextOf({ events: fakeEvents({ redirectUrl }) }))).outcome;
    const marks = { contentType: 'javascript' };
    expect(await outcomeOf({ status: 403 }, marks)).toMatchObject({ healthy: false });
    expect(await outcomeOf({ status: 403 }, {})).toMatchObject({ healthy: true });
    expect(await leadingTo('http://blocked.filter.example/', marks)).toMatchObject({ healthy: false });
    expect(await leadingTo('http://blocked.filter.example/', {})).toMatchObject({ healthy: true });
    expect(await leadingTo(`http://${host}/other`, marks)).toMatchObject({ healthy: true });
  });

  it('may name the web filter that made it', async () => {
    const made = (headers: Readonly<Record<string, string>>) => outcomeOf({ status: 403, headers });
    expect(await made({ server: 'Zscaler/6.2' })).toMatchObject({ gateway: 'zscaler' });
    expect(await made({ 'x-squid-error': 'ERR_ACCESS_DENIED 0' })).toMatchObject({ gateway: 'err_access_denied' });
    expect(await made({ 'x-squid-error': 'ERR_CONNECT_FAIL 111' })).not.toHaveProperty('gateway');
    expect(await made({ via: '1.1 proxy (squid/4.6)' })).not.toHaveProperty('gateway');
  });

  it('may lead to the block page of a known filter', async () => {
    const leadingTo = async (redirectUrl: string) =>
      (await probeHttp('https', url, {}, contextOf({ events: fakeEvents({ redirectUrl }) }))).outcome;
    expect(await leadingTo('https://blocked.teams.cloudflare.com/?rule=1')).toMatchObject({
      gateway: 'blocked.teams.cloudflare.com',
    });
    expect(await leadingTo('https://malware.block.sse.cisco.com/')).toMatchObject({ gateway: 'block.sse.cisco.com' });
    expect(await leadingTo('https://notzscaler.net/')).not.toHaveProperty('gateway');
  });

  it('may say that it refuses this country', async () => {
    const body = 'The Amazon CloudFront distribution is configured to block access from your country.';
    const said = async (status: number, text: string) => {
      internet.behave(host, { kind: 'answer', status, body: text });
      return (await probeHttp('https', url, {}, contextOf())).outcome;
    };
    expect(await said(403, body)).toMatchObject({ status: 403, barsPlace: true });
    expect(await said(403, 'Forbidden')).not.toHaveProperty('barsPlace');
    expect(await said(200, body)).not.toHaveProperty('barsPlace');
  });

  it('may be marked as a challenge page', async () => {
    const headers = { 'cf-mitigated': 'challenge' };
    expect(await outcomeOf({ status: 403, headers })).toMatchObject({ status: 403, challenge: true });
  });
});

describe('a probe', () => {
  it('asks only for the head when the content does not matter', async () => {
    await probeHttp('https', url, {}, contextOf());
    await probeHttp('https', url, { body: 'success' }, contextOf());
    await probeHttp('https', url, { contains: 'success' }, contextOf());
    await probeHttp('http', url, {}, contextOf());
    expect(internet.traffic.requests.map(({ method }) => method)).toEqual(['HEAD', 'GET', 'GET', 'GET']);
  });

  it('keeps the host with its port, and only the kind of the address with a tag that is valid within one round', async () => {
    const seen = await probeHttp('https', url, {}, contextOf({ events: fakeEvents({ ip: '10.10.34.35' }) }));
    expect(seen).toMatchObject({ probe: 'https', host: new URL(url).host, addressKind: 'private' });
    expect(seen.addressTag).toBeTypeOf('number');
    expect(JSON.stringify(seen)).not.toContain('10.10.34');
  });

  it('gives pages of one server equal tags, whatever their length, and others different ones', async () => {
    const context = contextOf();
    const tagOf = async (body: string, headers: Record<string, string>, status = 200) => {
      internet.behave(host, { kind: 'answer', status, body, headers });
      return (await probeHttp('https', url, { contains: 'x' }, context)).pageTag;
    };
    const html = { 'content-type': 'text/html', server: 'nginx' };
    const tag = await tagOf('blocked: one.example', html);
    expect(tag).toBeTypeOf('number');
    expect(await tagOf('blocked: another.example', html)).toBe(tag);
    expect(await tagOf('blocked', { ...html, server: 'caddy' })).not.toBe(tag);
    expect(await tagOf('blocked', { ...html, 'x-frame-options': 'DENY' })).not.toBe(tag);
    expect(await tagOf('', html, 404)).toBeUndefined();
  });

  it('gives a refusal a tag too, unless a network that serves many companies made it', async () => {
    const tagOf = async (headers: Record<string, string>) => {
      internet.behave(host, {
        kind: 'answer',
        status: 403,
        body: 'no',
        headers: { 'content-type': 'text/html', ...headers },
      });
      return (await probeHttp('https', url, {}, contextOf())).pageTag;
    };
    expect(await tagOf({})).toBeTypeOf('number');
    expect(await tagOf({ server: 'nginx' })).toBeTypeOf('number');
    expect(await tagOf({ server: 'cloudflare' })).toBeUndefined();
    expect(await tagOf({ 'cf-mitigated': 'challenge' })).toBeUndefined();
    expect(await tagOf({ server: 'AkamaiGHost', 'mime-version': '1.0' })).toBeUndefined();
    expect(await tagOf({ via: '1.1 varnish' })).toBeUndefined();
    expect(await tagOf({ 'x-amz-cf-id': 'x' })).toBeUndefined();
  });

  /** What one round keeps of redirect targets. */
  function targetsOfOneRound() {
    const context = contextOf();
    const head = { status: 302, opaque: false, headers: [] };
    const fetcher = async () => ({ at: 1, tookMs: 1, end: 'answered', head }) as const;
    return async (redirectUrl: string, asked = url) => {
      const events = fakeEvents({ status: 302, redirectUrl });
      const { outcome } = await probeHttp('https', asked, {}, { ...context, fetcher, events });
      return outcome.kind === 'answered' ? outcome.redirectedTo : undefined;
    };
  }

  it('keeps of a target that is an address only its kind and a tag, by which two targets can be compared', async () => {
    const targetOf = targetsOfOneRound();
    const target = await targetOf('http://10.10.34.36/?id=7');
    expect(target).toMatch(/^private-address-\d+$/);
    expect(await targetOf('http://10.10.34.36/other')).toBe(target);
    expect(await targetOf('http://10.10.34.35/')).not.toBe(target);
    expect(await targetOf('http://[2001:db8::7]/')).toMatch(/^public-address-\d+$/);
  });

  it('keeps of a target whose name spells an address only a tag in its place', async () => {
    const targetOf = targetsOfOneRound();
    const target = await targetOf('http://203-0-113-7.login.provider.example/?u=1');
    expect(target).toMatch(/^address-\d+\.login\.provider\.example$/);
    expect(await targetOf('http://203-0-113-7.login.provider.example/other')).toBe(target);
    expect(await targetOf('http://203-0-113-8.login.provider.example/')).not.toBe(target);
    expect(await targetOf('http://203.0.113.7.nip.io/')).toMatch(/^address-\d+\.nip\.io$/);
  });

  it('keeps a number in the name of a target if the requested name has it too', async () => {
    const targetOf = targetsOfOneRound();
    expect(await targetOf('https://www.12345678.example/', 'https://12345678.example/')).toBe('www.12345678.example');
  });

  it('keeps the target of a redirect only if it is another host', async () => {
    const redirected = async (redirectUrl: string) =>
      (await probeHttp('https', url, {}, contextOf({ events: fakeEvents({ redirectUrl }) }))).outcome;
    expect(await redirected('http://portal.example/sign-in')).toMatchObject({ redirectedTo: 'portal.example' });
    expect(await redirected(`http://${host}/other`)).not.toHaveProperty('redirectedTo');
    expect(await redirected('not a URL')).not.toHaveProperty('redirectedTo');
  });

  it('that fails keeps the browser’s error name', async () => {
    internet.behave(host, { kind: 'close-after-request' });
    const events = fakeEvents({ error: 'net::ERR_EMPTY_RESPONSE' });
    expect(await probeHttp('http', url, {}, contextOf({ events }))).toMatchObject({
      outcome: { kind: 'failed', failure: 'http_request_failed' },
      browserError: 'net::ERR_EMPTY_RESPONSE',
    });
  });
});
