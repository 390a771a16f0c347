import type { Socket } from 'node:net';
import { brotliCompressSync, gunzipSync } from 'node:zlib';
import { type Answer, type Incoming, type Outgoing, send } from './answer.ts';
import type { RequestBehaviour } from './behaviour.ts';

export const requestBehaviours = [
  'answer',
  'hang',
  'hang-after-head',
  'reset-after-request',
  'close-after-request',
  'stream-forever',
  'large-body',
  'drip',
  'redirect-circle',
  'header-bomb',
  'slow-answer',
  'stops-after',
  'paced',
  'brotli',
  'captive-portal',
] as const;

/** A hotspot's answer to every plain http request. */
const portalAnswer: Answer = {
  status: 302,
  headers: { location: 'http://portal.hotspot.test/sign-in' },
  body: 'Please sign in.',
};

/** Answers a request badly. `healthy` sends the answer of a healthy server. */
export function misbehave(
  behaviour: RequestBehaviour,
  request: Incoming,
  response: Outgoing,
  raw: Socket | undefined,
  healthy: () => void,
): void {
  switch (behaviour.kind) {
    case 'answer':
      send(request, response, behaviour);
      break;
    case 'hang':
      if (request.method === 'POST' && behaviour.posts) send(request, response, behaviour.posts);
      break;
    case 'hang-after-head':
      response.writeHead(200, { 'content-length': '1000' });
      writer(response)(Buffer.from('<'));
      break;
    case 'reset-after-request':
      raw?.resetAndDestroy();
      break;
    case 'close-after-request':
      raw?.end();
      break;
    case 'stream-forever':
      response.writeHead(200, { 'content-type': behaviour.page === undefined ? 'text/plain' : 'text/html' });
      pour(request, response, Number.POSITIVE_INFINITY, behaviour.page);
      break;
    case 'large-body':
      response.writeHead(200, {
        'content-type': behaviour.page === undefined ? 'application/octet-stream' : 'text/html',
        'content-length': String(behaviour.bytes),
      });
      pour(request, response, behaviour.bytes, behaviour.page);
      break;
    case 'drip':
      response.writeHead(200, { 'content-type': 'text/html' });
      drip(request, response);
      break;
    case 'redirect-circle': {
      const turn = Number(/[?&]turn=(\d+)/.exec(request.url ?? '')?.[1] ?? 0) + 1;
      send(request, response, { status: 302, headers: { location: `/?turn=${turn % 2}` } });
      break;
    }
    case 'header-bomb':
      send(request, response, { status: 200, headers: bomb(behaviour.bytes) });
      break;
    case 'slow-answer':
      setTimeout(healthy, behaviour.afterMs);
      break;
    case 'stops-after':
      sendInParts(response, behaviour.bytes, undefined);
      healthy();
      break;
    case 'paced':
      sendInParts(response, behaviour.bytes, behaviour.everyMs);
      healthy();
      break;
    case 'brotli':
      packByBrotli(response);
      healthy();
      break;
    case 'captive-portal':
      send(request, response, portalAnswer);
      break;
    default:
      behaviour satisfies never;
  }
}

/** Makes an answer's end send its body in parts: the first at once, and the others at intervals or never. */
function sendInParts(response: Outgoing, bytes: number, everyMs: number | undefined): void {
  const write = writer(response);
  const end = response.end.bind(response) as () => void;
  const replaced = (body?: Buffer | string) => {
    const all = Buffer.from(body ?? '');
    write(all.subarray(0, bytes));
    if (all.length <= bytes) end();
    else if (everyMs !== undefined) {
      let sent = bytes;
      const each = setInterval(() => {
        write(all.subarray(sent, sent + bytes));
        sent += bytes;
        if (sent >= all.length) {
          clearInterval(each);
          end();
        }
      }, everyMs);
      onClose(response, () => clearInterval(each));
    }
    return response;
  };
  Object.assign(response, { end: replaced });
}

/** Makes an answer's end compress its body. */
function packByBrotli(response: Outgoing): void {
  const end = response.end.bind(response) as (chunk?: Buffer) => void;
  const replaced = (body?: Buffer) => {
    const isZipped = response.getHeader('content-encoding') === 'gzip';
    const packed = body && brotliCompressSync(isZipped ? gunzipSync(body) : body);
    response.setHeader('content-encoding', 'br');
    if (packed) response.setHeader('content-length', String(packed.length));
    end(packed);
    return response;
  };
  Object.assign(response, { end: replaced });
}

/** Many headers of 8 kB each. */
function bomb(bytes: number): Record<string, string> {
  const size = 8_000;
  const names = Array.from({ length: Math.ceil(bytes / size) }, (_, index) => `x-bomb-${index}`);
  return Object.fromEntries(names.map((name) => [name, 'b'.repeat(size)]));
}

/** Writes as fast as the peer reads, until enough is written or the peer is gone. */
function pour(request: Incoming, response: Outgoing, bytes: number, begins = ''): void {
  const chunk = Buffer.alloc(16_384, 'x');
  const write = writer(response);
  let left = request.method === 'HEAD' ? 0 : bytes - begins.length;
  let gone = false;
  onClose(response, () => {
    gone = true;
  });
  const more = () => {
    while (left > 0 && !gone) {
      const part = left < chunk.length ? chunk.subarray(0, left) : chunk;
      left -= part.length;
      if (!write(part)) {
        onceDrained(response, more);
        return;
      }
    }
    if (!gone) response.end();
  };
  if (left > 0) write(Buffer.from(begins));
  more();
}

function drip(request: Incoming, response: Outgoing): void {
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const write = writer(response);
  const each = setInterval(() => write(Buffer.from('<')), 1000);
  onClose(response, () => clearInterval(each));
}

/** Both kinds of response have these methods, but with different types. */
const onceDrained = (response: NodeJS.EventEmitter, then: () => void) => response.once('drain', then);
const onClose = (response: NodeJS.EventEmitter, then: () => void) => response.on('close', then);
const writer = (response: Outgoing) => response.write.bind(response) as (chunk: Buffer) => boolean;
