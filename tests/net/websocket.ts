import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { hostOf } from './answer.ts';
import type { Behaviours } from './behaviour.ts';
import { requestBehaviours } from './misbehave.ts';
import { mannersOf, refusalOf } from './server-facts.ts';

/** Answers a WebSocket handshake; `raw` is the TCP socket below TLS. */
export type AnswerUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer, raw: Socket | undefined) => void;

export function makeUpgrades(behaviours: Behaviours): AnswerUpgrade {
  const server = new WebSocketServer({ noServer: true, handleProtocols: (offered) => [...offered][0] ?? false });
  // As the networks do that stand before many servers.
  server.on('headers', (headers) => headers.push('Set-Cookie: met=1; Secure; SameSite=None; Path=/'));

  const open = (request: IncomingMessage, stream: Duplex, head: Buffer, cut: Socket | undefined, closing?: number) => {
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
      'websocket-dismissed',
      'websocket-flood',
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
        return open(request, stream, head, raw);
      case 'websocket-dismissed':
        return open(request, stream, head, undefined, behaviour.code);
      case 'websocket-flood':
        return flood(request, stream, behaviour);
      case 'slow-answer':
        setTimeout(() => open(request, stream, head, undefined), behaviour.afterMs);
        return;
      default:
        // The other behaviours are about bodies, which a handshake does not have.
        return open(request, stream, head, undefined);
    }
  };
}

/** Sends a frame of 4 kB every 20 ms: less than a line carries, so that no buffer on the way holds much of it. */
function flood(
  request: IncomingMessage,
  stream: Duplex,
  { afterMs = 0, everyMs = 20 }: { readonly afterMs?: number; readonly everyMs?: number },
): void {
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${magic}`).digest('base64');
  const agreed = request.headers['sec-websocket-protocol']?.split(',')[0]?.trim();
  const head = ['HTTP/1.1 101 Yes', 'Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Accept: ${accept}`];
  if (agreed !== undefined) head.push(`Sec-WebSocket-Protocol: ${agreed}`);
  stream.write(`${head.join('\r\n')}\r\n\r\n`);
  const frame = Buffer.concat([Buffer.from([0x82, 126, 0x10, 0x00]), Buffer.alloc(4096)]);
  let timer = setTimeout(() => {
    timer = setInterval(() => stream.write(frame), everyMs);
  }, afterMs);
  stream.on('close', () => clearInterval(timer));
  // Whatever the client says, a request to close included, is read and ignored.
  stream.resume();
}

/** RFC 6455, section 1.3. */
const magic = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

function refuse(stream: Duplex, status: number, headers: Readonly<Record<string, string>> = {}, body = ''): void {
  const lines = Object.entries({ ...headers, 'content-length': String(Buffer.byteLength(body)), connection: 'close' });
  stream.end(`HTTP/1.1 ${status} No\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`);
}
