import type { Random } from '../../../src/model/chance.ts';

export interface LinkOptions {
  readonly delayMs?: number;
  readonly jitterMs?: number;
  readonly lossPercent?: number;
  /** How many packets in a row are lost on average. Default: each is lost by itself. */
  readonly lossBurst?: number;
  /** Larger packets are lost silently, as if the replies that name a smaller MTU were filtered (RFC 2923). */
  readonly largestBytes?: number;
  readonly bitsPerSecond?: number;
  /** Packets above the rate wait in a queue (`shape`) or are dropped (`police`). */
  readonly manner?: 'shape' | 'police';
  /** For policing: how much passes at once. Default: a few packets. */
  readonly burstBytes?: number;
  /** The longest queue, ms of the rate. Default: as in cheap routers. */
  readonly queueMs?: number;
}

/** One direction of a line: packets leave in order of arrival, delayed or dropped. */
export interface Link {
  readonly send: (bytes: Buffer) => void;
  readonly change: (options: LinkOptions) => void;
}

/** Timers have a resolution of 1 ms and fire up to 1 ms late, so packets due within that time leave now. */
const earlyMs = 1;

export function makeLink(first: LinkOptions, random: Random, deliver: (bytes: Buffer) => void): Link {
  let options = first;
  /** When the queue so far will have been sent; for policing, when the token bucket is full again. */
  let busyUntil = 0;
  let lastDue = 0;
  let losing = false;
  let waiting: { bytes: Buffer; due: number }[] = [];
  let head = 0;
  let armed = false;

  const arm = () => {
    const next = waiting[head];
    if (armed || next === undefined) return;
    armed = true;
    setTimeout(flush, Math.max(0, next.due - performance.now()));
  };
  const flush = () => {
    armed = false;
    const now = performance.now() + earlyMs;
    for (let next = waiting[head]; next !== undefined && next.due <= now; next = waiting[head]) {
      head += 1;
      deliver(next.bytes);
    }
    if (head > 1024 || head === waiting.length) {
      waiting = waiting.slice(head);
      head = 0;
    }
    arm();
  };

  return {
    send(bytes) {
      const { jitterMs = 0, delayMs = 0, largestBytes = Number.POSITIVE_INFINITY } = options;
      losing = losesNext(options, losing, random);
      if (losing || bytes.length > largestBytes) return;
      const now = performance.now();
      const sentAt = admit(options, now, bytes.length, busyUntil);
      if (sentAt === undefined) return;
      if (options.bitsPerSecond !== undefined) busyUntil = sentAt;
      const leaves = options.manner === 'police' ? now : sentAt;
      lastDue = Math.max(lastDue, leaves + delayMs + (jitterMs > 0 ? random() * jitterMs : 0));
      if (lastDue - now < earlyMs && head === waiting.length) return deliver(bytes);
      waiting.push({ bytes, due: lastDue });
      arm();
    },
    change(next) {
      options = next;
      busyUntil = 0;
    },
  };
}

/** The model of Gilbert (1960): a line that loses everything during a burst, and nothing between bursts. */
export function losesNext({ lossPercent = 0, lossBurst = 1 }: LinkOptions, losing: boolean, random: Random): boolean {
  if (lossPercent === 0) return false;
  const lossRate = lossPercent / 100;
  if (lossBurst <= 1) return random() < lossRate;
  if (losing) return random() >= 1 / lossBurst;
  return random() < lossRate / (lossBurst * (1 - lossRate));
}

const packetBytes = 1500;
/** Long enough for a TCP window to open, as in cheap routers; slow lines get at least this many packets. */
const usualQueueMs = 250;
const queuePackets = 20;
const usualBurstBytes = 4 * packetBytes;

/** When the last bit of this packet will have been sent; undefined if the queue is full. */
export function admit(
  { bitsPerSecond, manner, queueMs = usualQueueMs, burstBytes = usualBurstBytes }: LinkOptions,
  now: number,
  length: number,
  busyUntil: number,
): number | undefined {
  if (bitsPerSecond === undefined) return now;
  const tookMs = (bytes: number) => (bytes * 8000) / bitsPerSecond;
  const doneAt = Math.max(now, busyUntil) + tookMs(length);
  const room = manner === 'police' ? tookMs(burstBytes) : Math.max(queueMs, tookMs(queuePackets * packetBytes));
  return doneAt - now > room ? undefined : doneAt;
}
