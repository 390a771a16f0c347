import type { Events } from './events.ts';
import { type Hop, over } from './hop.ts';

/** Payload of a full segment, with timestamps, in a packet of 1,500 bytes. */
const segmentBytes = 1448;
const headerBytes = 52;

/** @source RFC 6928 */
const firstWindow = 10;

/** The shortest wait before something is sent again, ms. @source Linux: tcp_rto_min */
const shortestWaitMs = 200;

/** Wait before anything of the other side was seen, ms. @source RFC 6298, section 2 */
const firstWaitMs = 1000;

/** Segments sent later that have come, after which one counts as lost. @source RFC 6675 */
const laterSegments = 3;

/** What is left of the window after a loss. @source RFC 9438, section 4.6 */
const windowLeft = 0.7;

/** How long a receiver may wait before it acknowledges a lone segment, ms. @source Linux: TCP_DELACK_MIN, TLP's WCDelAckT */
const [lazyAckMs, longestAckMs] = [40, 200];

/** So many segments are acknowledged one by one at first, then every second. @source Linux: TCP_MAX_QUICKACKS */
const quickAcks = 16;

interface Segment {
  readonly start: number;
  readonly end: number;
  sentAt: number;
  /** In which order it was sent last. */
  order: number;
  isAgain: boolean;
  isKnown: boolean;
  isLost: boolean;
}

/**
 * One direction of a TCP connection: slow start from ten segments (RFC 6928), losses found by later segments (RFC 6675)
 * and time (RFC 8985), a probe for a lost tail, and a timer (RFC 6298). Acknowledgements name what has come (RFC 2018).
 */
export class Stream {
  readonly #events: Events;
  readonly #there: readonly Hop[];
  readonly #back: readonly Hop[];
  readonly #receive: (bytes: number) => void;
  #available = 0;
  #next = 0;
  #flight: Segment[] = [];
  #order = 0;
  #window = firstWindow;
  #threshold = Number.POSITIVE_INFINITY;
  #recoverUntil = -1;
  #roundTripMs: number | undefined;
  #variationMs = 0;
  #timeouts = 0;
  /** Nothing of what was in flight came in time: the window grows from one segment while that is sent again. */
  #isAfterTimeout = false;
  #isProbed = false;
  #timer = 0;
  #came: { start: number; end: number }[] = [];
  #inOrder = 0;
  #segments = 0;
  #unacknowledged: Segment[] = [];

  /** @param receive is given how many bytes have come in their order, each time that there are more */
  constructor(events: Events, there: readonly Hop[], back: readonly Hop[], receive: (bytes: number) => void) {
    this.#events = events;
    this.#there = there;
    this.#back = back;
    this.#receive = receive;
  }

  write(bytes: number): void {
    this.#available += bytes;
    this.#send();
  }

  /** How long a round trip took before the first byte of data, ms. */
  knows(roundTripMs: number): void {
    this.#measure(roundTripMs);
  }

  #send(): void {
    const inFlight = () => this.#flight.filter(({ isKnown, isLost }) => !isKnown && !isLost).length;
    let pipe = inFlight();
    for (const segment of this.#flight) {
      if (pipe >= this.#window) break;
      if (!segment.isLost) continue;
      this.#put(segment, true);
      pipe += 1;
    }
    while (pipe < this.#window && this.#next < this.#available) {
      const end = Math.min(this.#available, this.#next + segmentBytes);
      const segment = { start: this.#next, end, sentAt: 0, order: 0, isAgain: false, isKnown: false, isLost: false };
      this.#next = end;
      this.#flight.push(segment);
      this.#put(segment, false);
      pipe += 1;
    }
    this.#arm();
  }

  #put(segment: Segment, isAgain: boolean): void {
    segment.sentAt = this.#events.now;
    segment.order = this.#order++;
    segment.isLost = false;
    segment.isAgain ||= isAgain;
    over(this.#there, segment.end - segment.start + headerBytes, () => this.#arrive(segment));
  }

  #arrive(segment: Segment): void {
    this.#segments += 1;
    this.#unacknowledged.push(segment);
    const before = this.#inOrder;
    if (segment.end > this.#inOrder) this.#came.push(segment);
    this.#came.sort((a, b) => a.start - b.start);
    while (this.#came[0] && this.#came[0].start <= this.#inOrder)
      this.#inOrder = Math.max(this.#inOrder, (this.#came.shift() as { end: number }).end);
    const isInOrder = this.#came.length === 0 && this.#inOrder > before;
    if (this.#segments <= quickAcks || !isInOrder || this.#unacknowledged.length >= 2) this.#acknowledge();
    else {
      const waiting = this.#unacknowledged;
      this.#events.at(this.#events.now + lazyAckMs, () => {
        if (this.#unacknowledged === waiting) this.#acknowledge();
      });
    }
    if (this.#inOrder > before) this.#receive(this.#inOrder);
  }

  #acknowledge(): void {
    const of = this.#unacknowledged;
    const inOrder = this.#inOrder;
    this.#unacknowledged = [];
    over(this.#back, headerBytes, () => this.#acknowledged(of, inOrder));
  }

  #acknowledged(of: readonly Segment[], inOrder: number): void {
    const fresh = of.filter(({ isKnown }) => !isKnown);
    for (const segment of fresh) {
      if (!segment.isAgain) this.#measure(this.#events.now - segment.sentAt);
      segment.isKnown = true;
    }
    for (const segment of this.#flight) if (segment.end <= inOrder) segment.isKnown = true;
    if (fresh.length > 0) {
      this.#timeouts = 0;
      this.#isProbed = false;
      this.#findLosses();
      if (inOrder > this.#recoverUntil) this.#isAfterTimeout = false;
      if (inOrder > this.#recoverUntil || this.#isAfterTimeout)
        this.#window += this.#window < this.#threshold ? fresh.length : fresh.length / this.#window;
    }
    while (this.#flight[0]?.isKnown) this.#flight.shift();
    this.#send();
  }

  #measure(ms: number): void {
    if (this.#roundTripMs === undefined) {
      this.#roundTripMs = ms;
      this.#variationMs = ms / 2;
      return;
    }
    this.#variationMs = 0.75 * this.#variationMs + 0.25 * Math.abs(this.#roundTripMs - ms);
    this.#roundTripMs = 0.875 * this.#roundTripMs + 0.125 * ms;
  }

  #findLosses(): void {
    const known = this.#flight.filter(({ isKnown }) => isKnown).map(({ order }) => order);
    const newest = Math.max(-1, ...known);
    const { now } = this.#events;
    let waitMs = Number.POSITIVE_INFINITY;
    for (const segment of this.#flight) {
      if (segment.isKnown || segment.isLost || segment.order > newest) continue;
      const later = known.filter((order) => order > segment.order).length;
      const dueAt = segment.sentAt + 1.25 * (this.#roundTripMs ?? firstWaitMs);
      if (later >= laterSegments || now >= dueAt) this.#lose(segment);
      else waitMs = Math.min(waitMs, dueAt - now);
    }
    if (Number.isFinite(waitMs))
      this.#events.at(now + waitMs, () => {
        this.#findLosses();
        this.#send();
      });
  }

  #lose(segment: Segment): void {
    segment.isLost = true;
    if (segment.end <= this.#recoverUntil) return;
    this.#recoverUntil = this.#next;
    this.#threshold = Math.max(2, this.#window * windowLeft);
    this.#window = this.#threshold;
  }

  #arm(): void {
    const timer = ++this.#timer;
    const open = this.#flight.filter(({ isKnown }) => !isKnown);
    if (open.length === 0) return;
    const roundTripMs = this.#roundTripMs ?? firstWaitMs / 3;
    const timeoutMs =
      this.#roundTripMs === undefined ? firstWaitMs : roundTripMs + Math.max(shortestWaitMs, 4 * this.#variationMs);
    const probeMs = 2 * roundTripMs + (open.length === 1 ? longestAckMs : 0);
    const mayProbe = !this.#isProbed && this.#timeouts === 0 && this.#recoverUntil < (open[0]?.end ?? 0);
    const waitMs = mayProbe ? Math.min(probeMs, timeoutMs) : timeoutMs * 2 ** this.#timeouts;
    this.#events.at(this.#events.now + waitMs, () => {
      if (timer === this.#timer) this.#wake(mayProbe && probeMs < timeoutMs);
    });
  }

  #wake(isProbe: boolean): void {
    const open = this.#flight.filter(({ isKnown }) => !isKnown);
    const last = open.at(-1);
    if (!last) return;
    if (isProbe) {
      this.#isProbed = true;
      this.#put(last, true);
      this.#arm();
      return;
    }
    this.#timeouts += 1;
    this.#threshold = Math.max(2, this.#window * windowLeft);
    this.#window = 1;
    this.#isAfterTimeout = true;
    this.#recoverUntil = this.#next;
    for (const segment of open) segment.isLost = true;
    this.#send();
  }
}
