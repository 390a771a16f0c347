import { describe, expect, test } from 'vitest';
import type { ClientHelloRule } from '../censor/rule.ts';
import { sharedWorld } from './shared-world.ts';
import { curlSays, fetchUrl, runModule } from './tools.ts';

const world = sharedWorld();
const block = (answer: ClientHelloRule['answer'], more: Partial<ClientHelloRule> = {}) =>
  world().router('setRules', [{ kind: 'client-hello', names: ['discord.com', '*.telegram.org'], answer, ...more }]);
const page = (host = 'discord.com', ...args: readonly string[]) => fetchUrl(world(), `https://${host}/`, ...args);

/** The result of a handshake with `openssl s_client` for `host`, at any address. */
async function handshake(host: string, ...args: readonly string[]): Promise<string> {
  const ended = await world().run('openssl', [
    ...['s_client', '-connect', '5.6.7.8:443', ...(host === '' ? ['-noservername'] : ['-servername', host])],
    ...['-CAfile', world().rootFile, '-brief', ...args],
  ]);
  return ended.output + ended.errors;
}

describe('a censor of names in handshakes', () => {
  test('ignores other names and handshakes without a name', async () => {
    await block('reset');
    expect(await page('signal.org')).toMatchObject({ status: 200 });
    expect(await handshake('')).toContain('CONNECTION ESTABLISHED');
  });

  test.each(['discord.com', 'web.telegram.org'])('resets the handshake of %s', async (host) => {
    await block('reset');
    expect(await page(host)).toMatchObject({ code: curlSays.tls, errors: expect.stringContaining('reset by peer') });
  });

  test('resets the server as well', async () => {
    await block('reset');
    await page();
    await expect.poll(() => world().internet('openConnections', undefined)).toBe(0);
  });

  test('acts on the server name, not the address', async () => {
    await block('reset');
    const econnreset = 104;
    expect(await handshake('discord.com')).toContain(`errno=${econnreset}`);
    expect(await handshake('signal.org')).toContain('CONNECTION ESTABLISHED');
  });

  test('can close the connection', async () => {
    await block('close');
    expect(await page()).toMatchObject({
      code: curlSays.tls,
      errors: expect.stringMatching(/unexpected eof|SSL_ERROR_SYSCALL/),
    });
  });

  test('can swallow the handshake', async () => {
    await block('drop');
    expect(await page('discord.com', '--max-time', '2')).toMatchObject({ code: curlSays.timeout });
  });

  test.each([
    [40, 'handshake failure'],
    [112, 'unrecognized name'],
  ] as const)('sends alert %d', async (alert, name) => {
    await block('alert', { alert });
    expect(await page()).toMatchObject({ code: curlSays.tls, errors: expect.stringContaining(name) });
  });

  test('reads a name that is split over several segments', async () => {
    await block('reset');
    expect(await helloInPieces(world(), 100)).toBe('ECONNRESET');
  });

  test('can act every second time', async () => {
    await block('reset', { every: 2 });
    const codes = [];
    for (let attempt = 0; attempt < 4; attempt += 1) codes.push((await page()).code);
    expect(codes).toEqual([curlSays.tls, 0, curlSays.tls, 0]);
  });

  test('can act at random', async () => {
    await block('reset', { chance: 0.5 });
    const codes = [];
    for (let attempt = 0; attempt < 16; attempt += 1) codes.push((await page()).code);
    expect(new Set(codes)).toEqual(new Set([0, curlSays.tls]));
  });

  test('counts every handshake by its name', async () => {
    await page('signal.org');
    await page('discord.com');
    await page('discord.com');
    const { handshakes } = await world().router('counters', undefined);
    expect(handshakes.map(({ name }) => name)).toEqual(['signal.org', 'discord.com', 'discord.com']);
  });
});

describe('an interception', () => {
  test.each([
    ['unknown-authority', /unable to get local issuer|self.signed certificate in certificate chain/],
    ['self-signed', /self.signed certificate/],
    ['expired', /expired/],
    ['other-name', /no alternative certificate subject name|does not match/],
  ] as const)('shows a certificate that is wrong: %s', async (certificate, complaint) => {
    await world().router('setRules', [{ kind: 'intercept', names: ['discord.com'], certificate }]);
    const { code, errors } = await page();
    expect(code).toBe(curlSays.certificate);
    expect(errors).toMatch(complaint);
    expect(await page('signal.org')).toMatchObject({ status: 200 });
  });

  test('serves its own page to clients that ignore the certificate', async () => {
    await world().router('setRules', [{ kind: 'intercept', names: ['discord.com'], certificate: 'self-signed' }]);
    expect((await page('discord.com', '--insecure')).body).toContain('restricted');
  });
});

describe('a proxy that accepts connections early', () => {
  test('answers for the server, which still answers itself', async () => {
    await world().router('setRules', [{ kind: 'accept-early', names: ['discord.com'] }]);
    expect(await page()).toMatchObject({ status: 200 });
    expect((await world().router('counters', undefined)).acted).toEqual([1]);
  });

  test('hides that the server cannot be reached', async () => {
    const discord = ['discord.com'];
    await world().router('setRules', [
      { kind: 'accept-early', names: discord },
      { kind: 'connect', names: discord, answer: 'drop' },
    ]);
    const connected = runModule<string>(
      world(),
      `import { connect } from 'node:net';
       const tell = (word) => { console.log(JSON.stringify(word)); process.exit(); };
       connect(443, 'discord.com').on('connect', () => tell('connected')).on('error', ({ code }) => tell(code));`,
    );
    expect(await connected).toBe('connected');
    expect(await page('discord.com', '--max-time', '1')).toMatchObject({ code: curlSays.timeout });
  });
});

describe('penalties', () => {
  test('a blocked name silences its address for a while', async () => {
    await world().router('setRules', [
      { kind: 'client-hello', names: ['discord.com'], answer: 'reset' },
      { kind: 'residual', names: ['discord.com'], penaltyMs: 3000 },
    ]);
    const plain = () => fetchUrl(world(), 'http://discord.com/', '--max-time', '0.8');
    expect(await plain()).toMatchObject({ status: 200 });
    expect(await page()).toMatchObject({ code: curlSays.tls });
    expect(await plain()).toMatchObject({ code: curlSays.timeout });
    expect(await page('signal.org')).toMatchObject({ status: 200 });
    await expect.poll(async () => (await plain()).status, { timeout: 10_000 }).toBe(200);
  });

  const limitHandshakes = (limit: number) =>
    world().router('setRules', [{ kind: 'connection-count', names: ['*'], limit, cooldownMs: 3000 }]);

  test('connections in sequence do not count together', async () => {
    await limitHandshakes(3);
    for (let attempt = 0; attempt < 6; attempt += 1) expect(await page()).toMatchObject({ status: 200 });
    expect((await world().router('counters', undefined)).acted).toEqual([0]);
  });

  test('the fourth handshake at a time freezes, and so do later ones until there was a pause', async () => {
    await limitHandshakes(3);
    expect(await handshakesAtOnce(4)).toEqual(['done', 'done', 'done', 'silence']);
    expect(await page('discord.com', '--max-time', '1')).toMatchObject({ code: curlSays.timeout });
    expect(await page('signal.org')).toMatchObject({ status: 200 });
    await new Promise((done) => setTimeout(done, 3100));
    expect(await page()).toMatchObject({ status: 200 });
  });
});

/** Sends a real ClientHello for discord.com in several segments; returns the errno or `answered`. */
async function helloInPieces(at: ReturnType<typeof world>, bytes: number): Promise<string> {
  return runModule<string>(
    at,
    `import { connect } from 'node:net';
     import { connect as connectTls } from 'node:tls';
     import { Duplex } from 'node:stream';
     const hello = await new Promise((done) => {
       const stream = new Duplex({ read() {}, write(chunk, _, next) { done(chunk); next(); } });
       connectTls({ socket: stream, servername: 'discord.com' }).on('error', () => undefined);
     });
     const socket = connect(443, '5.6.7.8');
     socket.setNoDelay(true);
     const tell = (word) => { console.log(JSON.stringify(word)); process.exit(); };
     socket.on('error', (error) => tell(error.code));
     socket.on('data', () => tell('answered'));
     socket.on('connect', async () => {
       for (let from = 0; from < hello.length; from += ${bytes}) {
         socket.write(hello.subarray(from, from + ${bytes}));
         await new Promise((done) => setTimeout(done, 10));
       }
     });`,
  );
}

/** Starts several handshakes at once and keeps them open. */
function handshakesAtOnce(count: number): Promise<readonly string[]> {
  return runModule(
    world(),
    `import { connect } from 'node:tls';
     const begin = () => new Promise((done) => {
       const socket = connect({ host: 'discord.com', port: 443, servername: 'discord.com', rejectUnauthorized: false });
       socket.on('secureConnect', () => done('done'));
       socket.on('error', (error) => done(error.code));
       setTimeout(() => done('silence'), 1500);
     });
     const results = [];
     for (let index = 0; index < ${count}; index += 1) {
       results.push(begin());
       await new Promise((done) => setTimeout(done, 60));
     }
     console.log(JSON.stringify(await Promise.all(results)));
     process.exit();`,
  );
}
