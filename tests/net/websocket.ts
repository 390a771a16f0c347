import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { constants, deflateRawSync } from 'node:zlib';
import { type WebSocket, WebSocketServer } from 'ws';
import { hostOf } from './answer.ts';
import type { Behaviours } from './behaviour.ts';
import { answerFirstWord } from './first-words.ts';
import { requestBehaviours } from './misbehave.ts';
import { mannersOf, refusalOf } from './server-facts.ts';

/** Answers a WebSocket handshake; `raw` is the TCP socket below TLS. */
export type AnswerUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer, raw: Socket | undefined) => void;

/** What happens to a channel that opens: it is reset, or closed with a code; and what is said on it. */
interface Opened {
  readonly cut?: Socket | undefined;
  readonly closing?: number;
  readonly talks?: 'as-itself' | 'mute' | 'babble';
}

export function makeUpgrades(behaviours: Behaviours): AnswerUpgrade {
  const server = new WebSocketServer({ noServer: true, handleProtocols: (offered) => [...offered][0] ?? false });
  // As networks do that are in front of many servers.
  server.on('headers', (headers) => headers.push('Set-Cookie: met=1; Secure; SameSite=None; Path=/'));

  const open = (
    request: IncomingMessage,
    stream: Duplex,
    head: Buffer,
    { cut, closing, talks = 'as-itself' }: Opened = {},
  ) => {
    const host = hostOf(request);
    const { channel = {} } = mannersOf(host, request.url ?? '/', behaviours.take(host, ['other-way'])?.way);
    const refusal = refusalOf(channel, {
      subprotocols: (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim()),
      origin: request.headers.origin,
    });
    if (refusal !== undefined) return refuse(stream, refusal);
    server.handleUpgrade(request, stream, head, (socket: WebSocket) => {
      socket.on('error', () => undefined);
      if (closing !== undefined) setTimeout(() => socket.close(closing), 20);
      const reset = () => setTimeout(() => cut?.resetAndDestroy(), 20);
      if (talks === 'babble') return void socket.send('{"error":"unavailable"}');
      if (talks === 'mute') return;
      if (channel.speaks !== undefined && cut === undefined) answerFirstWord[channel.speaks](socket);
      if (channel.hello !== undefined) socket.send(channel.hello, () => cut && reset());
      else if (cut !== undefined) reset();
    });
  };

  return (request, stream, head, raw) => {
    stream.on('error', () => undefined);
    const host = hostOf(request);
    const behaviour = behaviours.take(host, [
      'websocket-refused',
      'websocket-reset',
      'websocket-closed',
      'websocket-hang',
      'websocket-cut',
      'websocket-mute',
      'websocket-babble',
      'websocket-dismissed',
      'websocket-flood',
      'websocket-bomb',
      ...requestBehaviours,
    ]);
    switch (behaviour?.kind) {
      case 'websocket-reset':
      case 'reset-after-request':
        raw?.resetAndDestroy();
        return;
      case 'websocket-closed':
      case 'close-after-request':
        stream.end();
        return;
      case 'websocket-hang':
      case 'hang':
        return;
      case 'websocket-refused':
        return refuse(stream, behaviour.status);
      case 'answer':
        return refuse(stream, behaviour.status, behaviour.headers, behaviour.body?.toString());
      case 'websocket-cut':
        return open(request, stream, head, { cut: raw });
      case 'websocket-mute':
        return open(request, stream, head, { talks: 'mute' });
      case 'websocket-babble':
        return open(request, stream, head, { talks: 'babble' });
      case 'websocket-dismissed':
        return open(request, stream, head, { closing: behaviour.code });
      case 'websocket-flood':
        return flood(request, stream, behaviour);
      case 'websocket-bomb':
        return explode(request, stream, behaviour);
      case 'slow-answer':
        setTimeout(() => open(request, stream, head), behaviour.afterMs);
        return;
      default:
        // The other behaviours are about bodies, which a handshake does not have.
        return open(request, stream, head);
    }
  };
}

/** Sends a frame of 4 kB every 20 ms: less than a line carries, so that no buffer on the path holds much of it. */
function flood(
  request: IncomingMessage,
  stream: Duplex,
  { afterMs = 0, everyMs = 20 }: { readonly afterMs?: number; readonly everyMs?: number },
): void {
  agree(request, stream);
  const frame = Buffer.concat([Buffer.from([0x82, 126, 0x10, 0x00]), Buffer.alloc(4096)]);
  let timer = setTimeout(() => {
    timer = setInterval(() => stream.write(frame), everyMs);
  }, afterMs);
  stream.on('close', () => clearInterval(timer));
  // Whatever the client says, including a request to close, is read and ignored.
  stream.resume();
}

/** Sends one message whose compressed form is a thousandth of its size; uncompressed if no compression is agreed. */
function explode(
  request: IncomingMessage,
  stream: Duplex,
  { mebibytes, unasked = false }: { readonly mebibytes: number; readonly unasked?: boolean },
): void {
  const compressed = /permessage-deflate/.test(request.headers['sec-websocket-extensions'] ?? '') || unasked;
  agree(request, stream, compressed ? ['Sec-WebSocket-Extensions: permessage-deflate'] : []);
  if (compressed) stream.write(frameOf(0xc2, Buffer.concat(Array.from({ length: mebibytes }, () => deflatedMebibyte))));
  stream.resume();
}

/** A mebibyte of zeros. It ends with an empty block, so that several are one stream (RFC 7692, section 7.2.1). */
const deflatedMebibyte = deflateRawSync(Buffer.alloc(2 ** 20), { finishFlush: constants.Z_SYNC_FLUSH });

/** A frame of a server (RFC 6455, section 5.2), longer than 65,535 bytes. */
function frameOf(first: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(10);
  head.writeUInt8(first, 0);
  head.writeUInt8(127, 1);
  head.writeBigUInt64BE(BigInt(payload.length), 2);
  return Buffer.concat([head, payload]);
}

/** Answers that the channel is open. */
function agree(request: IncomingMessage, stream: Duplex, headers: readonly string[] = []): void {
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${magic}`).digest('base64');
  const agreed = request.headers['sec-websocket-protocol']?.split(',')[0]?.trim();
  const head = ['HTTP/1.1 101 Yes', 'Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Accept: ${accept}`];
  if (agreed !== undefined) head.push(`Sec-WebSocket-Protocol: ${agreed}`);
  stream.write(`${[...head, ...headers].join('\r\n')}\r\n\r\n`);
}

/** RFC 6455, section 1.3. */
const magic = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

function refuse(stream: Duplex, status: number, headers: Readonly<Record<string, string>> = {}, body = ''): void {
  const lines = Object.entries({ ...headers, 'content-length': String(Buffer.byteLength(body)), connection: 'close' });
  stream.end(`HTTP/1.1 ${status} No\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`);
}
