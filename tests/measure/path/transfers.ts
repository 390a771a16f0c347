import type { Random } from '../../../src/model/chance.ts';
import type { LinkOptions } from '../../lab/router/link.ts';
import { Connection, usualConnection, type Ways } from './connection.ts';
import { Events } from './events.ts';
import { Hop } from './hop.ts';

/** The bottleneck of a line, and its effect on packets, in each direction. */
export interface LineOptions {
  readonly down: LinkOptions;
  readonly up: LinkOptions;
  /** How often the device is busy on average, and for how long at most, ms. */
  readonly busy?: { readonly everyMs: number; readonly atMostMs: number };
}

/** One transfer over the line. */
export interface TransferOptions {
  readonly direction: 'down' | 'up';
  readonly bytes: number;
  /** When it begins, ms. */
  readonly atMs?: number;
  /** The round trip between the line and its host, ms, and the share of it that is lost. */
  readonly roundTripMs: number;
  readonly lossPercent?: number;
  readonly lossBurst?: number;
  /** What holds its connection back on the path. */
  readonly limit?: Pick<LinkOptions, 'bitsPerSecond' | 'manner' | 'burstBytes' | 'lossPercent'> & {
    /** After this, nothing more of the body comes, which `asSamples` handles. */
    readonly stopsAfterBytes?: number;
  };
  /** How long its server takes to answer, ms. */
  readonly serverMs?: number;
  /** The longest of its TLS records, payload. Default: as long as they may be. */
  readonly recordBytes?: number;
  /** The size of its server's handshake data. Default: certificates of two links. */
  readonly certificateBytes?: number;
}

/** What a browser sees of a transfer. Times are ms. */
export interface Moved {
  readonly atMs: number;
  readonly connectMs: number;
  readonly tlsMs: number;
  readonly firstByteMs: number;
  /** Time since the first byte of the answer, and how many bytes of its body had come. */
  readonly arrivals: readonly { readonly ms: number; readonly bytes: number }[];
  readonly tookMs: number;
}

/** Simulates transfers that share a line. */
export function simulate(line: LineOptions, transfers: readonly TransferOptions[], random: Random): Moved[] {
  const events = new Events();
  const shared = { down: new Hop(line.down, events, random), up: new Hop(line.up, events, random) };
  const busy = busyDevice(line, random);
  const moved = transfers.map((): Moved | undefined => undefined);
  transfers.forEach((options, index) => {
    const { direction, roundTripMs, lossPercent = 0, lossBurst = 1, limit = {}, atMs = 0 } = options;
    const way = { delayMs: roundTripMs / 2, lossPercent, lossBurst };
    const hop = (of: LinkOptions) => new Hop(of, events, random);
    const held = hop(limit);
    const down = [hop(way), ...(direction === 'down' ? [held] : []), shared.down];
    const up = [shared.up, ...(direction === 'up' ? [held] : []), hop(way)];
    events.at(atMs, () => transfer(options, { down, up }, events, busy, (one) => (moved[index] = one)));
  });
  events.run();
  return moved.map((one) => {
    if (!one) throw new Error('a transfer did not end');
    return one;
  });
}

function transfer(
  { direction, bytes, serverMs = 0, ...server }: TransferOptions,
  ways: Ways,
  events: Events,
  busy: (ms: number) => number,
  done: (moved: Moved) => void,
): void {
  const began = events.now;
  const arrivals: { ms: number; bytes: number }[] = [];
  let first = Number.NaN;
  const { recordBytes, certificateBytes } = { ...usualConnection, ...server };
  const connection = new Connection(events, ways, { recordBytes, certificateBytes }, busy);
  const isDown = direction === 'down';
  const request = isDown ? { answerBytes: bytes, serverMs } : { postBytes: bytes, answerBytes: 0, serverMs };
  connection.open((connectMs, tlsMs) => {
    connection.ask(request, {
      came: (bytes) => {
        if (Number.isNaN(first)) first = events.now;
        if (isDown) arrivals.push({ ms: events.now - first, bytes });
      },
      whole: () =>
        done({
          atMs: began,
          connectMs,
          tlsMs,
          firstByteMs: first - began - connectMs - tlsMs,
          arrivals,
          tookMs: events.now - began,
        }),
    });
  });
}

/** When the device gets to see what came at this time. */
export function busyDevice({ busy }: LineOptions, random: Random): (ms: number) => number {
  if (!busy) return (ms) => ms;
  let [from, until] = [0, 0];
  return (ms) => {
    while (until < ms) {
      from = until - Math.log(1 - random()) * busy.everyMs;
      until = from + random() * busy.atMostMs;
    }
    return ms >= from ? until : ms;
  };
}
