import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Endpoint } from '../../src/model/service.ts';
import { headOf, type NodeAnswer } from './node-answer.ts';
import { requestBy, type Ways, wordOf } from './ways.ts';

/** How long an open channel is watched, ms. */
const stayMs = 1000;

/** The headers with which the service's own client asks for a WebSocket. */
export function upgradeHeaders({ origin, subprotocol }: Pick<Endpoint, 'origin' | 'subprotocol'>) {
  return {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': Buffer.from('a key of 16 byte').toString('base64'),
    ...(subprotocol ? { 'sec-websocket-protocol': subprotocol } : {}),
    ...(origin ? { origin } : {}),
  };
}

/** Opens a WebSocket as the service's own client does, sends nothing, and watches whether it stays open. */
export function openChannel(
  channel: Pick<Endpoint, 'url' | 'origin' | 'subprotocol'>,
  ways: Ways,
): Promise<NodeAnswer> {
  const startedAt = performance.now();
  const to = channel.url.replace(/^wss:/, 'https:');
  const request = requestBy(to, 'GET', upgradeHeaders(channel), ways);
  const method = 'upgrade';
  return new Promise((done) => {
    request.on('response', (response) => {
      done({ method, opened: false, ...headOf(response, to), firstByteMs: Math.round(performance.now() - startedAt) });
      request.destroy();
    });
    request.on('upgrade', async (response, socket, head) => {
      const firstByteMs = Math.round(performance.now() - startedAt);
      const agreed = response.headers['sec-websocket-protocol'];
      const end = await endOf(socket, head);
      const known = { ...(agreed ? { subprotocol: agreed } : {}), ...(end ? { end } : {}) };
      done({ method, opened: true, ...headOf(response, to), firstByteMs, ...known });
    });
    request.on('timeout', () => request.destroy(new Error('silent')));
    request.on('error', (error) => done({ method, error: wordOf(error) }));
    request.end();
  });
}

/** How the channel ended, if it did. */
async function endOf(socket: Duplex, head: Buffer): Promise<string | undefined> {
  let came = head;
  socket.on('data', (chunk: Buffer) => {
    came = Buffer.concat([came, chunk]);
  });
  const watched = new AbortController();
  const ended = new Promise<string>((done) => {
    for (const event of ['end', 'close', 'error']) socket.on(event, () => done('cut off'));
  });
  const end = await Promise.race([ended, pause(stayMs, undefined, watched)]);
  watched.abort();
  socket.destroy();
  const code = closeCodeIn(came);
  return code === undefined ? end : `closed with ${code}`;
}

/** The code of the close frame among a server's frames (RFC 6455, section 5.2). */
function closeCodeIn(frames: Buffer): number | undefined {
  for (let at = 0; at + 2 <= frames.length; ) {
    const kind = frames.readUInt8(at) & 0x0f;
    const short = frames.readUInt8(at + 1) & 0x7f;
    const start = at + (short === 126 ? 4 : short === 127 ? 10 : 2);
    if (start > frames.length) return undefined;
    const length =
      short === 126 ? frames.readUInt16BE(at + 2) : short === 127 ? Number(frames.readBigUInt64BE(at + 2)) : short;
    // RFC 6455, section 7.1.5: a close frame without a code counts as 1005.
    if (kind === 8) return length >= 2 && start + 2 <= frames.length ? frames.readUInt16BE(start) : 1005;
    at = start + length;
  }
  return undefined;
}
