import type { Random } from '../random.ts';

export interface LinkOptions {
  readonly delayMs?: number;
  readonly jitterMs?: number;
  readonly lossPercent?: number;
  readonly bitsPerSecond?: number;
  /** Packets above the rate wait in a queue (`shape`) or are dropped (`police`). */
  readonly manner?: 'shape' | 'police';
  /** How much waits at most, ms of the rate. Default: as in cheap routers. */
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
      const { lossPercent = 0, jitterMs = 0, delayMs = 0 } = options;
      if (lossPercent > 0 && random() * 100 < lossPercent) return;
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

const packetBytes = 1500;
/** Long enough for a TCP window to open, as in cheap routers; slow lines get at least this many packets. */
const usualQueueMs = 250;
const queuePackets = 20;
const burstPackets = 4;

/** When the last bit of this packet will have been sent; undefined where the queue is full. */
function admit(
  { bitsPerSecond, manner, queueMs = usualQueueMs }: LinkOptions,
  now: number,
  length: number,
  busyUntil: number,
): number | undefined {
  if (bitsPerSecond === undefined) return now;
  const tookMs = (bytes: number) => (bytes * 8000) / bitsPerSecond;
  const doneAt = Math.max(now, busyUntil) + tookMs(length);
  const room =
    manner === 'police' ? tookMs(burstPackets * packetBytes) : Math.max(queueMs, tookMs(queuePackets * packetBytes));
  return doneAt - now > room ? undefined : doneAt;
}
