import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealRequest } from '../../protocol/ohttp/client.ts';
import { encapsulate } from '../../protocol/ohttp/encapsulate.ts';
import type { KeyConfig } from '../../protocol/ohttp/key-config.ts';
import { nothingStored } from './nothing-stored.ts';
import { keysOutOfLog, post, question } from './sharing-client.ts';
import { type Grounds, makeGrounds, relaySecret } from './start.ts';

let grounds: Grounds;
let config: KeyConfig;
const urls = { relay: '', gateway: '' };

beforeAll(async () => {
  grounds = await makeGrounds();
  const gateway = await grounds.gateway(nothingStored);
  const relay = await grounds.relay([gateway.address]);
  urls.gateway = gateway.address;
  urls.relay = relay.address;
  config = await keysOutOfLog(gateway.address);
});
afterAll(() => grounds.leave());

/** Sends bytes and returns everything received until the connection ends. */
function answerTo(url: string, ...pieces: readonly (string | Uint8Array)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (piece) => {
      answer += piece.toString('latin1');
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
    for (const piece of pieces) socket.write(piece);
  });
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);

/** Without this header, a gateway looks at nothing. */
const known = `Authorization: Bearer ${relaySecret}`;

const head = (path: string, ...lines: string[]) =>
  [`POST ${path} HTTP/1.1`, 'Host: collector', known, 'Connection: close', ...lines, '', ''].join('\r\n');

const programs = [
  ['the relay', 'relay', '/ohttp', 1024],
  ['the gateway', 'gateway', '/gateway', 4096],
] as const;

describe.each(programs)('%s', (_name, program, path, most) => {
  const url = () => urls[program];

  it.each<[string, number, string[], Uint8Array]>([
    ['no type', 415, ['Content-Length: 3'], Buffer.from('abc')],
    ['another type', 415, ['Content-Type: application/json', 'Content-Length: 2'], Buffer.from('{}')],
    ['no body', 400, ['Content-Type: message/ohttp-req', 'Content-Length: 0'], Buffer.of()],
    ['a short body', 400, ['Content-Type: message/ohttp-req', 'Content-Length: 3'], Buffer.from('abc')],
    ['a long body', 413, ['Content-Type: message/ohttp-req', `Content-Length: ${most + 1}`], Buffer.alloc(most + 1)],
    ['an endless body', 413, ['Content-Type: message/ohttp-req', 'Content-Length: 99999999999'], Buffer.from('abc')],
    [
      'two lengths',
      400,
      ['Content-Type: message/ohttp-req', 'Content-Length: 3', 'Content-Length: 4'],
      Buffer.from('abc'),
    ],
    [
      'pieces without an end',
      413,
      ['Content-Type: message/ohttp-req', 'Transfer-Encoding: chunked'],
      Buffer.from(`2000\r\n${'x'.repeat(0x2000)}\r\n`),
    ],
    [
      'pieces of no length',
      400,
      ['Content-Type: message/ohttp-req', 'Transfer-Encoding: chunked'],
      Buffer.from('xyz\r\n'),
    ],
    ['headers without an end', 431, [`X-Long: ${'x'.repeat(5000)}`], Buffer.of()],
    ['a header with a zero in it', 400, ['X-Zero: \0'], Buffer.of()],
  ])('answers %s with %i', async (_what, status, lines, body) => {
    expect(statusOf(await answerTo(url(), head(path, ...lines), body))).toBe(status);
  });

  it.each([
    ['text that is not HTTP', 'GIVE ME THE REPORTS\r\n\r\n'],
    ['the beginning of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ])('answers %s with 400', async (_what, text) => {
    expect(statusOf(await answerTo(url(), Buffer.from(text, 'latin1')))).toBe(400);
  });

  it.each(['/', '/ohttp/', '/gateway/..', '/admin', '/%2e%2e/etc/passwd', '/%', `/${'x'.repeat(2000)}`])(
    'has nothing at %s',
    async (place) => {
      expect([400, 404, 414]).toContain(statusOf(await answerTo(url(), head(place))));
    },
  );

  it('ends a connection whose headers come too slowly', async () => {
    const { hostname, port } = new URL(url());
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (piece) => {
      answer += piece.toString('latin1');
    });
    const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
    socket.on('error', () => undefined);
    socket.write(`POST ${path} HTTP/1.1\r\n`);
    const drip = setInterval(() => socket.write('X: y\r\n'), 300);
    await closed;
    clearInterval(drip);
    expect(statusOf(answer)).toBe(408);
  });

  it('ends a connection whose body comes too slowly', async () => {
    const { hostname, port } = new URL(url());
    const socket = connect(Number(port), hostname);
    const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
    socket.on('error', () => undefined);
    socket.on('data', () => undefined);
    socket.write(head(path, 'Content-Type: message/ohttp-req', `Content-Length: ${most}`));
    const drip = setInterval(() => socket.write('x'), 300);
    await closed;
    clearInterval(drip);
  });
});

describe('relay and gateway after malformed input', () => {
  it('answer any sealed bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 0, maxLength: 900 }), async (message) => {
        const { request, openResponse } = await encapsulate(config, Uint8Array.from(message));
        const outer = await fetch(`${urls.gateway}/gateway`, {
          method: 'POST',
          headers: { 'content-type': 'message/ohttp-req', authorization: `Bearer ${relaySecret}` },
          body: request,
        });
        expect(outer.status).toBe(200);
        await openResponse(new Uint8Array(await outer.arrayBuffer()));
      }),
      { numRuns: 100 },
    );
  });

  it('refuse any bytes that are not sealed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1024, maxLength: 1024 }), async (body) => {
        const answer = await fetch(`${urls.relay}/ohttp`, {
          method: 'POST',
          headers: { 'content-type': 'message/ohttp-req' },
          body: Uint8Array.from(body),
        });
        expect(answer.status).toBe(400);
      }),
      { numRuns: 100 },
    );
  });

  it('still work', async () => {
    const { inner } = await post(`${urls.relay}/ohttp`, await sealRequest(config, question('RU')));
    expect(inner?.status).toBe(404);
  });
});
