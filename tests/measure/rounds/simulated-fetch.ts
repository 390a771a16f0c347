import type { Random } from '../../../src/model/chance.ts';
import type { LinkOptions } from '../../lab/router/link.ts';
import { Connection, usualConnection } from '../path/connection.ts';
import { Hop } from '../path/hop.ts';
import { busyDevice, type LineOptions } from '../path/transfers.ts';
import type { VirtualTime } from './virtual-time.ts';

/** The way to a host, beyond the line. */
export interface Way {
  readonly roundTripMs: number;
  readonly lossPercent?: number;
  readonly lossBurst?: number;
  readonly serverMs?: number;
  /** What holds each connection back, by direction. */
  readonly held?: Readonly<Partial<Record<'down' | 'up', LinkOptions>>>;
  /** After so many bytes of a body in this direction nothing more of it comes. */
  readonly stops?: { readonly direction: 'down' | 'up'; readonly afterBytes: number };
}

/** How long a file is, and a page: as sent, and unpacked. */
const fileBytes = 4_000_000;
const [pageBytes, unpackedTimes] = [60_000, 4];

/** The times of a request, as Resource Timing has them, ms. */
type Times = Record<
  | 'domainLookupStart'
  | 'domainLookupEnd'
  | 'connectStart'
  | 'secureConnectionStart'
  | 'connectEnd'
  | 'requestStart'
  | 'responseStart',
  number
> & { readonly nextHopProtocol: 'h2' };

/** A line, and what lies beyond it, on the clock of a round. */
export class SimulatedLine {
  readonly time: VirtualTime;
  readonly #random: Random;
  readonly #wayTo: (host: string) => Way;
  readonly #shared: { readonly down: Hop; readonly up: Hop };
  readonly #busy: (ms: number) => number;
  /** The times of all requests, by their URLs with fragments. */
  readonly times = new Map<string, Times>();
  /** What came and was sent, payload. */
  bytes = 0;

  constructor(line: LineOptions, wayTo: (host: string) => Way, time: VirtualTime, random: Random) {
    this.time = time;
    this.#random = random;
    this.#wayTo = wayTo;
    this.#shared = { down: this.#hop(line.down), up: this.#hop(line.up) };
    this.#busy = busyDevice(line, random);
  }

  wayTo(host: string): Way {
    return this.#wayTo(host);
  }

  connectionTo({ roundTripMs, lossPercent = 0, lossBurst = 1, held = {} }: Way): Connection {
    const way = () => this.#hop({ delayMs: roundTripMs / 2, lossPercent, lossBurst });
    const limit = (direction: 'down' | 'up') => (held[direction] ? [this.#hop(held[direction])] : []);
    const ways = {
      down: [way(), ...limit('down'), this.#shared.down],
      up: [this.#shared.up, ...limit('up'), way()],
    };
    return new Connection(this.time.events, ways, usualConnection, this.#busy);
  }

  #hop(options: LinkOptions): Hop {
    return new Hop(options, this.time.events, this.#random);
  }
}

/** The `fetch` of one place of a browser: one connection to each host, over which requests follow each other. */
export class SimulatedFetch {
  readonly #line: SimulatedLine;
  readonly #open = new Map<string, Connection>();

  constructor(line: SimulatedLine) {
    this.#line = line;
  }

  readonly fetch = (url: string, { method = 'GET', headers, body, signal }: RequestInit): Promise<Response> => {
    const { hostname } = new URL(url);
    const isPage = method === 'GET' && new Headers(headers).get('range') === null;
    const [from, to] = rangeIn(headers);
    const postBytes = body instanceof Uint8Array ? body.length : 0;
    const answerBytes = method !== 'GET' ? 0 : isPage ? pageBytes : to - from + 1;
    const scale = isPage ? unpackedTimes : 1;
    const { time, times } = this.#line;
    const way = this.#line.wayTo(hostname);
    const { events } = time;
    return new Promise((resolve, reject) => {
      const asked = events.now;
      let writer: ReadableStreamDefaultController<Uint8Array> | undefined;
      const stream = new ReadableStream<Uint8Array>({
        start: (controller) => {
          writer = controller;
        },
      });
      let connection = this.#open.get(hostname);
      const cancel = () => {
        connection?.cancel();
        this.#open.delete(hostname);
        const aborted = new DOMException('aborted', 'AbortError');
        reject(aborted);
        writer?.error(aborted);
      };
      signal?.addEventListener('abort', cancel);
      const end = () => {
        signal?.removeEventListener('abort', cancel);
        writer?.close();
      };
      let [shown, isAnswered] = [0, false];
      const comes = (bytes: number) => !signal?.aborted && !stopsBefore(bytes, postBytes, way);
      const ask = (connection: Connection, tcpMs: number, tlsMs: number) => {
        connection.ask(
          { postBytes, answerBytes, ...(way.serverMs === undefined ? {} : { serverMs: way.serverMs }) },
          {
            came: (bytes) => {
              time.touch();
              if (!comes(bytes)) return;
              if (!times.has(url)) times.set(url, timesOf(asked, tcpMs, tlsMs, events.now));
              if (!isAnswered) {
                isAnswered = true;
                resolve(new Response(stream, { status: isPage ? 200 : 206, headers: headOf(from, to) }));
              }
              const more = scale * (bytes - shown);
              if (more > 0) writer?.enqueue(new Uint8Array(more));
              this.#line.bytes += bytes - shown;
              shown = bytes;
            },
            whole: () => {
              time.touch();
              if (comes(answerBytes)) end();
            },
          },
        );
        this.#line.bytes += postBytes;
      };
      if (connection) return ask(connection, 0, 0);
      connection = this.#line.connectionTo(way);
      this.#open.set(hostname, connection);
      const made = connection;
      made.open((tcpMs, tlsMs) => {
        if (!signal?.aborted) ask(made, tcpMs, tlsMs);
      });
    });
  };
}

function stopsBefore(downBytes: number, upBytes: number, { stops }: Way): boolean {
  return stops !== undefined && (stops.direction === 'down' ? downBytes : upBytes) > stops.afterBytes;
}

function timesOf(asked: number, tcpMs: number, tlsMs: number, first: number): Times {
  const connected = asked + tcpMs + tlsMs;
  return {
    domainLookupStart: asked,
    domainLookupEnd: asked,
    connectStart: asked,
    secureConnectionStart: asked + tcpMs,
    connectEnd: connected,
    requestStart: connected,
    responseStart: first,
    nextHopProtocol: 'h2',
  };
}

function rangeIn(headers: RequestInit['headers']): readonly [number, number] {
  const [, from = '0', to = String(fileBytes - 1)] =
    /bytes=(\d+)-(\d+)/.exec(new Headers(headers).get('range') ?? '') ?? [];
  return [Number(from), Number(to)];
}

function headOf(from: number, to: number): Record<string, string> {
  return { 'content-range': `bytes ${from}-${to}/${fileBytes}`, 'content-length': String(to - from + 1) };
}
