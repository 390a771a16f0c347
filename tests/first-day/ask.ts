import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { End } from '../judge/worlds/browser-words.ts';
import type { Internet } from '../net/internet.ts';

/** A part of a body, and how long after the previous part it came. */
export interface Part {
  readonly bytes: Buffer;
  readonly gapMs: number;
}

/** The end of a request over a real socket, before any browser names it. */
export type Ended =
  | { readonly end: End | 'expired' }
  | {
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      /** How long the server took, ms; 0 if it answered at once. */
      readonly serverMs: number;
      readonly parts: readonly Part[];
      /** How the body ended: `paused` if the rest was not waited for. */
      readonly bodyEnds: 'whole' | 'paused' | 'cut';
      /** For an accepted upgrade: whether the channel was cut without a close frame. */
      readonly channel?: 'stayed' | 'cut';
    };

export interface Asking {
  readonly url: string;
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** The largest part of a body that is read. */
  readonly maxBytes: number;
  /** The longest silence that is waited for, ms. */
  readonly waitMs: number;
}

/** A busy machine alone is this late; anything sooner came at once. */
const ownLagMs = 1500;
/** How long an open channel is watched: the tests' servers cut after 20 ms. */
const channelMs = 150;

/** Sends a request to a server of the small internet, over a new connection. */
export function ask(internet: Internet, { url, method, headers, body, maxBytes, waitMs }: Asking): Promise<Ended> {
  const { protocol, hostname, host, pathname, search } = new URL(url);
  const isSecure = protocol === 'https:';
  const request = (isSecure ? secureRequest : plainRequest)({
    host: '127.0.0.1',
    port: internet.ports[0],
    servername: isIP(hostname) ? '' : hostname,
    ca: internet.authority.rootPem,
    agent: false,
    method,
    path: pathname + search,
    headers: { host, ...headers },
  });
  const startedAt = performance.now();
  let isUp = !isSecure;
  let wait: NodeJS.Timeout | undefined;
  return new Promise<Ended>((done) => {
    const settle = (ended: Ended) => {
      clearTimeout(wait);
      done(ended);
      request.destroy();
    };
    /** In steps, so that what came while the machine was busy is read first. */
    const waitFor = (ms: number, then: () => void, steps = 5) => {
      clearTimeout(wait);
      wait = setTimeout(() => (steps > 1 ? waitFor(ms, then, steps - 1) : then()), ms / 5);
    };
    waitFor(waitMs, () => settle({ end: isUp ? 'request-silence' : 'hello-silence' }));
    request.on('socket', (socket: Socket | TLSSocket) =>
      socket.on('secureConnect', () => {
        isUp = true;
      }),
    );
    request.on('error', (error: NodeJS.ErrnoException) => settle({ end: endOf(error, isUp) }));
    const serverMs = () => Math.max(0, late(performance.now() - startedAt));
    request.on('upgrade', (response: IncomingMessage, socket: Socket, head: Buffer) => {
      const opened = { ...headOf(response), serverMs: serverMs(), parts: [], bodyEnds: 'whole' } as const;
      let first = head.at(0);
      socket.on('data', (chunk: Buffer) => {
        first ??= chunk.at(0);
      });
      const isDismissed = () => first === closeFrame;
      const end = () => settle({ ...opened, channel: isDismissed() ? 'stayed' : 'cut' });
      socket.on('error', end);
      socket.on('close', end);
      waitFor(channelMs, () => settle({ ...opened, channel: 'stayed' }));
    });
    request.on('response', (response) => {
      const parts: Part[] = [];
      const answered = { ...headOf(response), serverMs: serverMs(), parts };
      let length = 0;
      let lastAt = performance.now();
      const pause = () => settle({ ...answered, bodyEnds: 'paused' });
      waitFor(waitMs, pause);
      response.on('data', (bytes: Buffer) => {
        const now = performance.now();
        parts.push({ bytes, gapMs: late(now - lastAt) });
        lastAt = now;
        length += bytes.length;
        if (length >= maxBytes) settle({ ...answered, bodyEnds: 'whole' });
        else waitFor(waitMs, pause);
      });
      response.on('end', () => settle({ ...answered, bodyEnds: response.complete ? 'whole' : 'cut' }));
      response.on('error', () => settle({ ...answered, bodyEnds: 'cut' }));
    });
    request.end(body);
  });
}

/** RFC 6455, section 5.5.1: a final frame with the opcode 8. */
const closeFrame = 0x88;

function late(ms: number): number {
  return ms < ownLagMs ? 0 : Math.round(ms);
}

function headOf({ statusCode = 0, headers }: IncomingMessage) {
  return { status: statusCode, headers };
}

const certificates: Readonly<Record<string, End | 'expired'>> = {
  CERT_HAS_EXPIRED: 'expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'another-name',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-authority',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-authority',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'unknown-authority',
};

/** Node distinguishes a reset from a close only by the system call. */
function endOf({ code = '', syscall }: NodeJS.ErrnoException, isUp: boolean): End | 'expired' {
  const certificate = certificates[code];
  if (certificate !== undefined) return certificate;
  if (code === 'ECONNREFUSED') return 'refusal';
  if (code !== 'ECONNRESET' && code !== 'EPIPE') return isUp ? 'request-close' : 'alert';
  const how = syscall === undefined ? 'close' : 'reset';
  return isUp ? `request-${how}` : `hello-${how}`;
}
