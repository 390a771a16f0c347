import type { Random } from '../../../src/model/chance.ts';
import type { LinkOptions } from '../../lab/router/link.ts';
import { Events } from './events.ts';
import { Hop, over } from './hop.ts';
import { Stream } from './tcp.ts';

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

const handshakeBytes = 78;
/** @source a ClientHello of today's browsers, with a key share of ML-KEM; certificates of two links */
const [helloBytes, usualCertificateBytes] = [1800, 3500];
const [requestBytes, headBytes] = [400, 200];

/** What a server sends in separate packets before its first answer: two tickets (RFC 8446), settings (RFC 9113). */
const beforeAnswer = [260, 260, 90] as const;
/** What a browser sends before its first request: the end of its handshake, settings and a window. */
const beforeRequest = [80, 110] as const;
const requestFrom = beforeRequest.reduce((sum, bytes) => sum + bytes, 0);
const answerFrom = beforeAnswer.reduce((sum, bytes) => sum + bytes, 0);
/** @source RFC 8446, section 5.1 */
const longestRecordBytes = 16_384;
/** @source RFC 6298, section 2.1 */
const firstWaitMs = 1000;

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

interface Ways {
  readonly down: readonly Hop[];
  readonly up: readonly Hop[];
}

function transfer(
  {
    direction,
    bytes,
    serverMs = 0,
    certificateBytes = usualCertificateBytes,
    recordBytes = longestRecordBytes,
  }: TransferOptions,
  { down, up }: Ways,
  events: Events,
  busy: (ms: number) => number,
  done: (moved: Moved) => void,
): void {
  const began = events.now;
  connect(up, down, events, () => {
    const connected = busy(events.now);
    let [tls, first] = [Number.NaN, Number.NaN];
    const arrivals: { ms: number; bytes: number }[] = [];
    const answerBytes = headBytes + (direction === 'down' ? bytes : 0);
    const postBytes = direction === 'up' ? bytes : 0;
    const toServer = new Stream(events, up, down, (came) => {
      if (came === helloBytes) toDevice.write(certificateBytes);
      if (came === helloBytes + requestFrom + requestBytes + postBytes)
        events.at(events.now + serverMs, () => {
          for (const bytes of [...beforeAnswer, answerBytes]) toDevice.write(bytes);
        });
    });
    const toDevice = new Stream(events, down, up, (came) => {
      if (came < certificateBytes) return;
      if (Number.isNaN(tls)) {
        tls = busy(events.now);
        events.at(tls, () => {
          for (const bytes of [...beforeRequest, requestBytes, postBytes]) toServer.write(bytes);
        });
      }
      const answered = came - certificateBytes - answerFrom;
      const isWhole = answered === answerBytes;
      const records = Math.floor((answered - headBytes) / recordBytes);
      // The headers come with the first record of the body.
      if (records < 1 && !isWhole) return;
      const at = busy(events.now);
      if (Number.isNaN(first)) first = at;
      const shown = isWhole ? bytes : records * recordBytes;
      if (shown > (arrivals.at(-1)?.bytes ?? 0) && direction === 'down')
        arrivals.push({ ms: at - first, bytes: shown });
      if (!isWhole) return;
      done({
        atMs: began,
        connectMs: connected - began,
        tlsMs: tls - connected,
        firstByteMs: first - tls,
        arrivals,
        tookMs: at - began,
      });
    });
    for (const stream of [toServer, toDevice]) stream.knows(events.now - began);
    toServer.write(helloBytes);
  });
}

function connect(up: readonly Hop[], down: readonly Hop[], events: Events, then: () => void): void {
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

/** When the device gets to see what came at this time. */
function busyDevice({ busy }: LineOptions, random: Random): (ms: number) => number {
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
