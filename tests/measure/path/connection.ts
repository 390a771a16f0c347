import type { Events } from './events.ts';
import { type Hop, over } from './hop.ts';
import { Stream } from './tcp.ts';

/** The hops of a connection in each direction, from its sender on. */
export interface Ways {
  readonly down: readonly Hop[];
  readonly up: readonly Hop[];
}

/** What a request sends and asks for, payload. */
export interface Request {
  readonly postBytes?: number;
  readonly answerBytes: number;
  /** How long its server takes to answer, ms. */
  readonly serverMs?: number;
}

/** What a browser sees of the answer. */
interface Seen {
  /** So much of its body has come. Its headers come with the first record. */
  readonly came: (bytes: number) => void;
  readonly whole: () => void;
}

export interface ConnectionOptions {
  /** The longest TLS records of its server, payload. */
  readonly recordBytes: number;
  /** The size of its server's handshake data. */
  readonly certificateBytes: number;
}

/** Certificates of two links, and records as long as they may be. @source RFC 8446, section 5.1 */
export const usualConnection: ConnectionOptions = { recordBytes: 16_384, certificateBytes: 3500 };

const handshakeBytes = 78;
/** @source a ClientHello of today's browsers, with a key share of ML-KEM */
const helloBytes = 1800;
const [requestBytes, headBytes] = [400, 200];

/** What a server sends in separate packets before its first answer: two tickets (RFC 8446), settings (RFC 9113). */
const beforeAnswer = [260, 260, 90] as const;
/**
 * What it sends after its first answer: that it has read the settings of the browser, windows. Behind a short answer so
 * many packets are in flight that its congestion window grows.
 * @source the lab: the rest of a first sample comes in one flight
 */
const afterAnswer = [40, 40, 40] as const;
/** What a browser sends before its first request: the end of its handshake, settings and a window. */
const beforeRequest = [80, 110] as const;
/** @source RFC 6298, section 2.1 */
const firstWaitMs = 1000;

/** A connection of a browser to a server, over which requests follow each other. */
export class Connection {
  readonly #events: Events;
  readonly #ways: Ways;
  readonly #options: ConnectionOptions;
  /** When the device gets to see what came at this time. */
  readonly #busy: (ms: number) => number;
  #toServer: Stream | undefined;
  #toDevice: Stream | undefined;
  /** What the device has written, and what the server has to have received before it answers. */
  #written = helloBytes;
  readonly #asked: { readonly until: number; readonly answer: () => void }[] = [];
  /** What the server has written, and the answer that the device is reading. */
  #answered = 0;
  #reading: { readonly from: number; readonly bytes: number; readonly seen: Seen; shown: number } | undefined;

  constructor(events: Events, ways: Ways, options: ConnectionOptions, busy: (ms: number) => number) {
    this.#events = events;
    this.#ways = ways;
    this.#options = options;
    this.#busy = busy;
  }

  /** @param opened gets how long connecting and the handshake of TLS took, ms */
  open(opened: (tcpMs: number, tlsMs: number) => void): void {
    const { up, down } = this.#ways;
    const began = this.#events.now;
    connect(this.#ways, this.#events, () => {
      const connected = this.#busy(this.#events.now);
      this.#toServer = new Stream(this.#events, up, down, (came) => this.#serve(came));
      this.#toDevice = new Stream(this.#events, down, up, (came) => {
        if (this.#reading) this.#read(came);
        else if (came === this.#options.certificateBytes) {
          const secured = this.#busy(this.#events.now);
          this.#events.at(secured, () => {
            this.#write(...beforeRequest);
            opened(connected - began, secured - connected);
          });
        }
      });
      for (const stream of [this.#toServer, this.#toDevice]) stream.knows(this.#events.now - began);
      this.#toServer.write(helloBytes);
    });
  }

  ask({ postBytes = 0, answerBytes, serverMs = 0 }: Request, seen: Seen): void {
    this.#write(requestBytes, postBytes);
    const answer = () => {
      const isFirst = this.#answered === this.#options.certificateBytes;
      const before = isFirst ? beforeAnswer : [];
      const from = this.#answered + before.reduce<number>((sum, bytes) => sum + bytes, 0);
      const bytes = headBytes + answerBytes;
      this.#reading = { from, bytes, seen, shown: 0 };
      for (const part of [...before, bytes, ...(isFirst ? afterAnswer : [])]) this.#answer(part);
    };
    this.#asked.push({ until: this.#written, answer: () => this.#events.at(this.#events.now + serverMs, answer) });
  }

  /** Nothing more is wanted: what is under way still comes. */
  cancel(): void {
    for (const stream of [this.#toServer, this.#toDevice]) stream?.cancel();
    this.#reading = undefined;
  }

  #write(...parts: readonly number[]): void {
    for (const bytes of parts) {
      this.#written += bytes;
      this.#toServer?.write(bytes);
    }
  }

  #answer(bytes: number): void {
    this.#answered += bytes;
    this.#toDevice?.write(bytes);
  }

  #serve(came: number): void {
    if (came === helloBytes) this.#answer(this.#options.certificateBytes);
    if (this.#asked[0]?.until === came) this.#asked.shift()?.answer();
  }

  #read(came: number): void {
    const reading = this.#reading;
    if (!reading || came <= reading.from) return;
    const isWhole = came >= reading.from + reading.bytes;
    const { recordBytes } = this.#options;
    const records = Math.floor((came - reading.from - headBytes) / recordBytes);
    const shown = isWhole ? reading.bytes - headBytes : records * recordBytes;
    if (shown <= reading.shown && !isWhole) return;
    reading.shown = shown;
    if (isWhole) this.#reading = undefined;
    this.#events.at(this.#busy(this.#events.now), () => {
      reading.seen.came(shown);
      if (isWhole) reading.seen.whole();
    });
  }
}

function connect({ up, down }: Ways, events: Events, then: () => void): void {
  let isConnected = false;
  const ask = (waitMs: number) => {
    if (isConnected) return;
    over(up, handshakeBytes, () =>
      over(down, handshakeBytes, () => {
        if (isConnected) return;
        isConnected = true;
        then();
      }),
    );
    events.at(events.now + waitMs, () => ask(2 * waitMs));
  };
  ask(firstWaitMs);
}
