import { execFile } from 'node:child_process';
import { type AddressInfo, connect, createServer } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, curl } from './ask.ts';
import { makeBehaviours } from './behaviour.ts';
import { type Internet, startInternet } from './internet.ts';

let internet: Internet;
beforeAll(async () => {
  internet = await startInternet();
});
beforeEach(() => {
  internet.heal();
  internet.traffic.forget();
});
afterAll(() => internet.stop());

const host = 'discord.com';

describe('a host that fails in the handshake', () => {
  it('resets after the ClientHello', async () => {
    internet.behave(host, { kind: 'reset-after-client-hello' });
    expect(await curl(internet, `https://${host}/`)).toMatchObject({ error: 'Recv failure: Connection reset by peer' });
    expect(internet.traffic.connections[0]?.hello?.serverName).toBe(host);
  });

  it('closes after the ClientHello', async () => {
    internet.behave(host, { kind: 'close-after-client-hello' });
    expect((await curl(internet, `https://${host}/`)).error).toContain('unexpected eof');
  });

  it('swallows the ClientHello and keeps the connection', async () => {
    internet.behave(host, { kind: 'swallow-client-hello' });
    expect((await curl(internet, '-m', '0.5', `https://${host}/`)).error).toContain('timed out');
    expect(internet.traffic.connections[0]?.bytesOut).toBe(0);
  });

  it.each([
    ['handshake_failure', 'alert handshake failure'],
    ['unrecognized_name', 'unrecognized name'],
  ] as const)('sends the alert %s', async (alert, words) => {
    internet.behave(host, { kind: 'tls-alert', alert });
    const target = ['s_client', '-connect', `127.0.0.1:${internet.ports[0]}`, '-servername', host];
    const said = await new Promise<string>((done) => {
      execFile('openssl', target, (_error, _stdout, stderr) => done(stderr)).stdin?.end();
    });
    expect(said).toContain(words);
  });

  it.each([
    ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['unknown-authority', 'SELF_SIGNED_CERT_IN_CHAIN'],
    ['expired', 'CERT_HAS_EXPIRED'],
    ['other-name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ] as const)('shows a certificate that is %s', async (certificate, error) => {
    internet.behave(host, { kind: 'certificate', certificate });
    expect(await ask(internet, `https://${host}/`)).toEqual({ error });
  });
});

describe('a host that sends small records', () => {
  it('breaks its data into records of this size', async () => {
    internet.behave(host, { kind: 'small-records', bytes: 1400 }, { kind: 'large-body', bytes: 20_000 });
    expect(Math.max(...(await recordLengths(`https://${host}/`)))).toBeLessThan(1500);
  });

  it('otherwise fills them', async () => {
    internet.behave(host, { kind: 'large-body', bytes: 20_000 });
    expect(Math.max(...(await recordLengths(`https://${host}/`)))).toBeGreaterThan(10_000);
  });
});

/** The length of each TLS record in the answer to this request. */
async function recordLengths(url: string): Promise<number[]> {
  const came: Buffer[] = [];
  const between = createServer((client) => {
    const server = connect(internet.ports[0] ?? 0, '127.0.0.1');
    server.on('data', (part) => came.push(part));
    server.pipe(client).pipe(server);
  });
  await new Promise<void>((done) => between.listen(0, '127.0.0.1', done));
  await ask(internet, url, { port: (between.address() as AddressInfo).port });
  between.close();
  const bytes = Buffer.concat(came);
  const lengths: number[] = [];
  for (let at = 0; at + 5 <= bytes.length; at += 5 + (lengths.at(-1) ?? 0)) lengths.push(bytes.readUInt16BE(at + 3));
  return lengths;
}

describe('a host that fails in the answer', () => {
  it('gives the status, headers and body that were set', async () => {
    internet.behave(host, { kind: 'answer', status: 403, headers: { 'cf-mitigated': 'challenge' }, body: 'no' });
    for (const scheme of ['http', 'https']) {
      const answer = await ask(internet, `${scheme}://${host}/`);
      expect(answer).toMatchObject({ status: 403, headers: { 'cf-mitigated': 'challenge' }, body: 'no' });
    }
  });

  it.each(['http', 'https'])('resets after the request over %s', async (scheme) => {
    internet.behave(host, { kind: 'reset-after-request' });
    expect(await ask(internet, `${scheme}://${host}/`)).toEqual({ error: 'ECONNRESET' });
  });

  it('resets after the request over h2', async () => {
    internet.behave(host, { kind: 'reset-after-request' });
    expect((await curl(internet, `https://${host}/`)).error).toContain('reset');
  });

  it('closes after the request', async () => {
    internet.behave(host, { kind: 'close-after-request' });
    expect((await curl(internet, `http://${host}/`)).error).toBe('Empty reply from server');
  });

  it.each(['hang', 'hang-after-head'] as const)('can %s', async (kind) => {
    internet.behave(host, { kind });
    const { status, error } = await curl(internet, '-m', '0.5', `https://${host}/`);
    expect(error).toContain('timed out');
    expect(status).toBe(kind === 'hang' ? 0 : 200);
  });

  it('can answer a POST, and nothing else', async () => {
    internet.behave(host, { kind: 'hang', posts: { status: 403 } });
    expect((await curl(internet, '-d', 'x', `https://${host}/`)).status).toBe(403);
    expect((await curl(internet, '-m', '0.5', `https://${host}/`)).error).toContain('timed out');
  });

  it('streams until the client stops reading', async () => {
    internet.behave(host, { kind: 'stream-forever' });
    expect((await curl(internet, '-m', '0.5', `https://${host}/`)).error).toMatch(/timed out after \d+ .* with \d{5,}/);
  });

  it('sends a large body', async () => {
    internet.behave(host, { kind: 'large-body', bytes: 1_000_000 });
    expect((await ask(internet, `https://${host}/`)).body).toHaveLength(1_000_000);
  });

  it('begins what goes on without sense as a page', async () => {
    internet.behave(host, { kind: 'large-body', bytes: 1_000_000, page: '<title>' });
    const { body } = await ask(internet, `https://${host}/`);
    expect(body).toHaveLength(1_000_000);
    expect(body?.slice(0, 8)).toBe('<title>x');
  });

  it('drips', async () => {
    internet.behave(host, { kind: 'drip' });
    expect((await curl(internet, '-m', '1.5', `https://${host}/`)).error).toMatch(/timed out after \d+ .* with 1 /);
  });

  it('redirects in a circle', async () => {
    internet.behave(host, { kind: 'redirect-circle' });
    expect((await curl(internet, '-L', `https://${host}/`)).error).toContain('redirects followed');
  });

  it('sends more headers than a client accepts', async () => {
    internet.behave(host, { kind: 'header-bomb', bytes: 300_000 });
    expect(await ask(internet, `https://${host}/`)).toEqual({ error: 'HPE_HEADER_OVERFLOW' });
    expect((await curl(internet, `https://${host}/`)).error).toContain('CONTINUATION');
  });

  it('answers late', async () => {
    internet.behave(host, { kind: 'slow-answer', afterMs: 50 });
    expect(await ask(internet, `https://${host}/`)).toMatchObject({ status: 200 });
  });

  it('stops in the middle of its body, and keeps the connection', async () => {
    internet.behave(host, { kind: 'stops-after', bytes: 16_384 });
    const stopped = await curl(internet, '-m', '0.5', `https://${host}/`);
    expect(stopped.error).toContain('timed out');
    expect(internet.traffic.connections[0]?.bytesOut).toBeGreaterThan(0);
  });

  it('sends its body in bursts, with a pause between them', async () => {
    const whole = await ask(internet, `https://${host}/`);
    const bytes = Math.ceil((whole.body?.length ?? 0) / 3);
    internet.behave(host, { kind: 'paced', bytes, everyMs: 20 });
    expect(await ask(internet, `https://${host}/`)).toMatchObject({ status: 200, body: whole.body });
    internet.behave(host, { kind: 'paced', bytes, everyMs: 60_000 });
    expect((await curl(internet, '-m', '0.5', `https://${host}/`)).error).toContain('timed out');
  });

  it.each(['identity', 'gzip'])('packs its body with Brotli if the client takes %s', async (taken) => {
    const whole = await ask(internet, `https://${host}/`);
    internet.behave(host, { kind: 'brotli' });
    const headers = { 'accept-encoding': taken };
    const packed = await ask(internet, `https://${host}/`, { headers, encoding: 'latin1' });
    expect(packed.headers).toMatchObject({ 'content-encoding': 'br', 'content-length': String(packed.body?.length) });
    expect(String(brotliDecompressSync(Buffer.from(packed.body ?? '', 'latin1')))).toBe(whole.body);
  });

  it('can be replaced by the sign-in page of a hotspot', async () => {
    internet.behave('*', { kind: 'captive-portal' });
    expect(await ask(internet, 'http://www.gstatic.com/generate_204')).toMatchObject({ status: 302 });
    expect(await ask(internet, 'https://github.com/')).toHaveProperty('error');
  });
});

describe('behaviours', () => {
  it('of a host take precedence over those of its parent domains', () => {
    const behaviours = makeBehaviours();
    behaviours.set('*', { kind: 'hang' });
    behaviours.set('*.web.telegram.org', { kind: 'answer', status: 503 });
    behaviours.set('kws2.web.telegram.org', { kind: 'answer', status: 403 });
    const status = (name: string) => behaviours.take(name, ['answer'])?.status;
    expect(status('kws2.web.telegram.org')).toBe(403);
    expect(status('kws1.web.telegram.org')).toBe(503);
    expect(status('web.telegram.org')).toBeUndefined();
    expect(behaviours.take('t.me', ['hang'])).toEqual({ kind: 'hang' });
  });

  it('of a path do not affect the others of its host', async () => {
    internet.behave(host, { kind: 'answer', status: 503, path: '/a' }, { kind: 'answer', status: 404, path: '/b?c' });
    const statuses = [];
    for (const path of ['/a', '/b?c', '/b']) statuses.push((await ask(internet, `https://${host}${path}`)).status);
    expect(statuses).toEqual([503, 404, 200]);
  });

  it('that spare tabs affect only what scripts request', async () => {
    internet.behave(host, { kind: 'answer', status: 403, spares: 'tabs' });
    const statusFor = async (destination: string) =>
      (await ask(internet, `https://${host}/`, { headers: { 'sec-fetch-dest': destination } })).status;
    expect([await statusFor('empty'), await statusFor('document'), await statusFor('script')]).toEqual([403, 200, 200]);
  });

  it('end after the given number of times', async () => {
    internet.behave(host, { kind: 'answer', status: 503, times: 2 });
    const statuses = [];
    for (let turn = 0; turn < 3; turn += 1) statuses.push((await ask(internet, `https://${host}/`)).status);
    expect(statuses).toEqual([503, 503, 200]);
  });

  it('all end when the internet is healed', async () => {
    internet.behave(host, { kind: 'reset-after-client-hello' });
    internet.heal();
    expect(await ask(internet, `https://${host}/`)).toMatchObject({ status: 200 });
  });
});
