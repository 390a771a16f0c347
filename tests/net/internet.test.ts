import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { controls, services } from '../../src/catalogue/catalogue.ts';
import { type Asked, ask, curl } from './ask.ts';
import { type Internet, startInternet } from './internet.ts';
import { bytesMoved, handshakes, handshakesAtOnce } from './traffic.ts';

let internet: Internet;
beforeAll(async () => {
  internet = await startInternet();
});
beforeEach(() => {
  internet.heal();
  internet.traffic.forget();
});
afterAll(() => internet.stop());

/** Follows redirects. */
async function askOnwards(url: string): Promise<Asked> {
  const asked = await ask(internet, url);
  const to = asked.headers?.['location'];
  return typeof to === 'string' ? askOnwards(new URL(to, url).href) : asked;
}

describe('a healthy internet', () => {
  it('answers for any host over https', async () => {
    expect(await ask(internet, 'https://no-such-site.test/page')).toMatchObject({ status: 200 });
  });

  it('answers for any host over http, on the same port', async () => {
    expect(await ask(internet, 'http://no-such-site.test/page')).toMatchObject({ status: 200 });
  });

  it('speaks h2 with clients that offer it', async () => {
    expect(await curl(internet, 'https://web.telegram.org/k/')).toMatchObject({ status: 200, version: '2' });
    expect(await curl(internet, '--http1.1', 'https://web.telegram.org/k/')).toMatchObject({ version: '1.1' });
  });

  it.each(services.flatMap(({ endpoints }) => endpoints).filter(({ url }) => url.startsWith('https:')))(
    'gives an answer of a sound server at $url',
    async ({ url, healthy, certificate }) => {
      const { status = 0, body, error } = await ask(internet, url);
      if (certificate === 'private-ca') expect(error).toBe('SELF_SIGNED_CERT_IN_CHAIN');
      else if (healthy.status !== undefined) expect(healthy.status).toContain(status);
      else expect(status).toSatisfy((code: number) => code >= 200 && code < 500);
      if (healthy.body !== undefined) expect(body).toBe(healthy.body);
    },
  );

  it.each(controls.filter((control) => control.class !== 'resolver'))(
    'gives a healthy answer at the control $url',
    async ({ url, healthy }) => {
      const { status, body } = await ask(internet, url);
      if (healthy.status !== undefined) expect(healthy.status).toContain(status);
      else expect(status).toBeLessThan(500);
      if (healthy.body !== undefined) expect(body?.trim()).toBe(healthy.body);
    },
  );

  it.each(services.flatMap(({ endpoints }) => endpoints.flatMap(({ large }) => large ?? [])))(
    'has enough to read at $url',
    async ({ url, minBytes }) => {
      const { body = '' } = await askOnwards(url);
      expect(body.length).toBeGreaterThanOrEqual(Math.min(minBytes, 1024 * 1024));
    },
  );

  it("ends the body of Firefox's hotspot check with a line break, like the real one", async () => {
    const { body } = await ask(internet, 'http://detectportal.firefox.com/success.txt');
    expect(body).toBe('success\n');
  });

  it('answers HEAD and POST', async () => {
    expect(await ask(internet, 'https://discord.com/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
    expect(await ask(internet, 'https://discord.com/', { method: 'POST', body: 'x' })).toMatchObject({ status: 200 });
  });

  it('refuses plain http on the port of https', async () => {
    expect(await ask(internet, 'http://203.0.113.9:443/')).toMatchObject({ status: 400 });
  });

  it('presents a certificate for another name to clients that send none', async () => {
    const { error } = await ask(internet, 'https://203.0.113.9/');
    expect(error).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  });
});

describe('the record of traffic', () => {
  it('notes every header of every request', async () => {
    await ask(internet, 'https://discord.com/app?x=1', { headers: { cookie: 'login=1', origin: 'https://a.test' } });
    expect(internet.traffic.requests).toHaveLength(1);
    expect(internet.traffic.requests[0]).toMatchObject({
      secure: true,
      upgrade: false,
      version: '1.1',
      host: 'discord.com',
      method: 'GET',
      path: '/app?x=1',
      headers: { cookie: 'login=1', origin: 'https://a.test' },
    });
  });

  it('counts the bytes of an upload', async () => {
    await ask(internet, 'https://mmg.whatsapp.net/', { method: 'POST', body: Buffer.alloc(70_000) });
    expect(internet.traffic.requests[0]?.bodyBytes).toBe(70_000);
    expect(bytesMoved(internet.traffic)).toBeGreaterThan(70_000);
  });

  it('notes the server name of every handshake', async () => {
    await ask(internet, 'https://t.me/');
    await ask(internet, 'https://t.me/');
    expect(handshakes(internet.traffic).get('t.me')).toMatchObject([{ finished: true }, { finished: true }]);
    expect(handshakesAtOnce(internet.traffic).get('t.me')).toBe(1);
  });

  it('notes handshakes that overlap', async () => {
    internet.behave('t.me', { kind: 'swallow-client-hello' });
    const tries = [ask(internet, 'https://t.me/'), ask(internet, 'https://t.me/')];
    await expect.poll(() => handshakesAtOnce(internet.traffic).get('t.me')).toBe(2);
    internet.disconnect();
    expect(await Promise.all(tries)).toEqual([{ error: 'ECONNRESET' }, { error: 'ECONNRESET' }]);
  });

  it('notes a handshake that the client did not finish', async () => {
    await ask(internet, 'https://chat.signal.org/');
    await expect.poll(() => handshakes(internet.traffic).get('chat.signal.org')?.[0]?.settledAt).toBeDefined();
  });
});

describe('an internet with several ports', () => {
  it('ends even if a client used one of its ports for two of them', async () => {
    const free = await startInternet();
    const [localPort = 0] = free.ports;
    await free.stop();
    const wide = await startInternet({ ports: [0, 0] });
    const from = { host: '127.0.0.1', localAddress: '127.0.0.1', localPort };
    const [silent, second] = [
      connect({ ...from, port: wide.ports[0] ?? 0 }),
      connect({ ...from, port: wide.ports[1] ?? 0 }),
    ];
    await Promise.all([once(silent, 'connect'), once(second, 'connect')]);
    await expect.poll(() => wide.traffic.connections.length).toBe(2);
    second.destroy();
    await expect.poll(() => wide.traffic.connections.filter(({ closedAt }) => closedAt !== undefined).length).toBe(1);
    silent.resume();
    await Promise.all([once(silent, 'close'), wide.stop()]);
  });
});
