import './browser-socket.ts';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws';
import type { FirstWord } from '../../src/model/service.ts';
import { openWebSocket } from '../../src/probe/websocket.ts';
import { firstWord, type Message } from '../../src/probe/words/first-word.ts';
import { obfuscated, readResPq, reqPqMulti } from '../../src/probe/words/telegram.ts';
import { clientHello } from '../../src/probe/words/whatsapp.ts';
import { answerFirstWord } from '../net/first-words.ts';

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'));
const text = (value: Uint8Array) => Buffer.from(value).toString('hex');
const message = (hex: string): Message => bytes(hex).buffer;

const discordHello = '{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250,"_trace":["[\\"gateway\\"]"]}}';

let server: WebSocketServer;
let url: string;
let said: Buffer[];

beforeEach(async () => {
  said = [];
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket) => socket.on('message', (data: Buffer) => said.push(data)));
  await once(server, 'listening');
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(() => {
  for (const socket of server.clients) socket.terminate();
  server.close();
});

/** The answer to the first word from a server that treats the channel like this. */
function heardFrom(of: FirstWord, treat: (socket: ServerSocket) => void, deadlineMs = 20_000) {
  server.on('connection', treat);
  return openWebSocket({ url, firstWord: of }, deadlineMs, undefined, 0).heard;
}

describe('the first word to WhatsApp', () => {
  it('is the introduction and a frame with a key, in the lengths of its web client', async () => {
    const key = Uint8Array.from({ length: 32 }, (_, index) => index);
    expect(text(clientHello(key))).toBe(`57410603${'000024'}12220a20${text(key)}`);
  });

  it('has a new key each time, whose private half nobody has', async () => {
    const words = await Promise.all([firstWord('whatsapp'), firstWord('whatsapp')]);
    const [one, other] = words.map(({ says: [hello] }) => text(hello ?? new Uint8Array()));
    expect(one).toHaveLength(2 * 43);
    expect(one).not.toBe(other);
    for (const { says } of words) expect((says[0]?.at(-1) ?? 0xff) < 0x80).toBe(true);
  });

  it('is answered by a server that speaks Noise', async () => {
    const heard = await heardFrom('whatsapp', answerFirstWord.noise);
    expect(heard).toMatchObject({ outcome: { kind: 'greeted' } });
    expect(said.map(({ length }) => length)).toEqual([43]);
  });

  it('waits for all parts of an answer', async () => {
    const { read } = await firstWord('whatsapp');
    const hello = `1a8a01 0a20${'11'.repeat(32)} 1230${'22'.repeat(48)} 1a34${'33'.repeat(52)}`;
    const frame = `00008d${hello}`;
    const half = Math.floor(bytes(frame).length / 2);
    const first = bytes(frame).slice(0, half).buffer;
    expect(await read([first])).toBe('part');
    expect(await read([first, bytes(frame).slice(half).buffer])).toBe('own');
  });

  it.each([
    ['text', '{"error":"unavailable"}'],
    ['a frame of another message', message('000004 12020a00')],
    ['a hello without certificates', message(`000024 1a220a20${'11'.repeat(32)}`)],
    ['a length that no hello has', message('ffffff 1a')],
    ['a field that ends outside of its frame', message('000003 1a7f0a')],
  ])('does not take %s for its answer', async (_what, came) => {
    expect(await (await firstWord('whatsapp')).read([came])).toBe('other');
  });
});

describe('the first word to Telegram', () => {
  // core.telegram.org/mtproto/samples-auth_key, as of June 2023: request of (p, q), sent payload.
  it('is the request of the published example', () => {
    const nonce = bytes('A1F9B9D5B1C7245520111FB7301C95C0');
    expect(text(reqPqMulti(nonce, 0x649c9013 * 1000))).toBe(
      text(
        bytes(`00 00 00 00 00 00 00 00 00 00 00 00 13 90 9C 64
               14 00 00 00 F1 8E 7E BE A1 F9 B9 D5 B1 C7 24 55
               20 11 1F B7 30 1C 95 C0`),
      ),
    );
  });

  // The same page, in its first version: response, received payload.
  const respq = `00 00 00 00 00 00 00 00 01 C8 83 1E C9 7A E5 51
                 40 00 00 00 63 24 16 05 3E 05 49 82 8C CA 27 E9
                 66 B3 01 A4 8F EC E2 FC A5 CF 4D 33 F4 A1 1E A8
                 77 BA 4A A5 73 90 73 30 08 17 ED 48 94 1A 08 F9
                 81 00 00 00 15 C4 B5 1C 01 00 00 00 21 6B E8 6C
                 02 2B B4 C3`;
  const nonce = bytes('3E0549828CCA27E966B301A48FECE2FC');

  it('accepts the published answer, once all of it has come', () => {
    const packet = bytes(`15 ${respq}`);
    expect(readResPq(packet, nonce)).toBe('own');
    expect(readResPq(packet.slice(0, 50), nonce)).toBe('part');
    expect(readResPq(new Uint8Array(), nonce)).toBe('part');
  });

  it.each([
    ['an answer to somebody else', `15 ${respq}`, 'A1F9B9D5B1C7245520111FB7301C95C0'],
    ['an error code', '01 6cfeffff', text(nonce)],
    ['a long packet', 'ff 000100', text(nonce)],
    ['an encrypted message', `15 01 ${respq.slice(3)}`, text(nonce)],
  ])('does not take %s for its answer', (_what, came, own) => {
    expect(readResPq(bytes(came), bytes(own))).toBe('other');
  });

  it('hides the mark of its transport, and leaves its keys readable', async () => {
    const start = Uint8Array.from({ length: 64 }, (_, index) => index + 1);
    const { start: sent, request } = await obfuscated(start, new Uint8Array(40));
    expect(text(sent.slice(0, 56))).toBe(text(start.slice(0, 56)));
    expect(text(sent.slice(56, 60))).not.toBe('efefefef');
    expect(request).toHaveLength(41);
  });

  it('is answered by a server that speaks MTProto', async () => {
    const heard = await heardFrom('telegram', answerFirstWord.mtproto);
    expect(heard).toMatchObject({ outcome: { kind: 'greeted' } });
    expect(said.map(({ length }) => length)).toEqual([64, 41]);
  });
});

describe('the first word of Discord', () => {
  it("is the service's own: nothing is sent to it", async () => {
    const heard = await heardFrom('discord', (socket) => socket.send(discordHello));
    expect(heard).toMatchObject({ outcome: { kind: 'greeted' } });
    expect(said).toEqual([]);
  });

  it.each(['{"op":9,"d":false}', '{"op":10}', 'null', '<!doctype html>', message('7b7d')])(
    'is not %s',
    async (came) => {
      expect(await (await firstWord('discord')).read([came])).toBe('other');
    },
  );
});

describe('a first word', () => {
  const mute = () => undefined;

  it('that is swallowed says so', async () => {
    const all = (['whatsapp', 'telegram', 'discord'] as const).map((of) => heardFrom(of, mute, 100));
    const silence = { kind: 'failed', failure: 'generic_timeout_error' };
    expect((await Promise.all(all)).map((heard) => heard?.outcome)).toEqual([silence, silence, silence]);
  });

  it.each([
    ['answers otherwise', (socket: ServerSocket) => socket.send('unavailable')],
    ['closes', (socket: ServerSocket) => socket.close(1011)],
  ])('to a server that %s is not answered by the service', async (_what, treat) => {
    const outcome = { kind: 'failed', failure: 'http_invalid_answer' };
    expect(await heardFrom('telegram', treat)).toMatchObject({ outcome });
  });

  it.each([
    ['cut', (socket: ServerSocket) => socket.terminate()],
    ['flooded', (socket: ServerSocket) => socket.send(Buffer.alloc(20_000))],
  ] as const)(
    "shows nothing if the channel is %s before, which the channel's own observation shows",
    async (how, treat) => {
      server.on('connection', treat);
      const { heard, staying } = openWebSocket({ url, firstWord: 'telegram' }, 20_000, undefined, 0);
      expect(await heard).toBeUndefined();
      expect(await staying).toMatchObject({ how });
    },
  );

  it('is not sent to a service whose words are unknown', async () => {
    server.on('connection', (socket) => socket.send(discordHello));
    const { heard, staying } = openWebSocket({ url }, 20_000, undefined, 0);
    expect(await heard).toBeUndefined();
    expect(await staying).toMatchObject({ how: 'stayed' });
    expect(said).toEqual([]);
  });
});
