import { Growth } from './cubic.ts';
import type { Events } from './events.ts';
import { type Hop, over } from './hop.ts';

/** Payload of a full segment, with timestamps, in a packet of 1,500 bytes. */
const segmentBytes = 1448;
const headerBytes = 52;

/** @source RFC 6928 */
const firstWindow = 10;

/** The shortest wait before something is sent again, ms. @source Linux: tcp_rto_min */
const shortestWaitMs = 200;

/**
 * The wait before anything from the other side was seen, ms.
 * @source RFC 6298, section 2
 */
const firstWaitMs = 1000;

/**
 * How many later segments have to arrive before one counts as lost.
 * @source RFC 6675
 */
const laterSegments = 3;

/**
 * A segment overtaken within this share of the shortest round trip is not lost.
 * @source RFC 8985, section 6.2
 */
const reorderShare = 0.25;

/** Times differ by this at least, ms: what is less may be lost when it is added to the time of day. */
const leastMs = 0.001;

/** How long a receiver may wait before it acknowledges a lone segment, ms. @source Linux: TCP_DELACK_MIN, TLP's WCDelAckT */
const [lazyAckMs, longestAckMs] = [40, 200];

/**
 * How many segments are acknowledged one by one at first; then every second one is.
 * @source Linux: TCP_MAX_QUICKACKS
 */
const quickAcks = 16;

interface Segment {
  readonly start: number;
  readonly end: number;
  sentAt: number;
  /** The order of its last transmission. */
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
  /** The newest in that order that has arrived. */
  #newest = -1;
  #window = firstWindow;
  #threshold = Number.POSITIVE_INFINITY;
  #mostInFlight = 0;
  #roundUntil = 0;
  readonly #growth = new Growth();
  #recoverUntil = -1;
  /** While lost segments are sent again: the window before, what has arrived since, and what was sent. */
  #recovery: { readonly before: number; delivered: number; sent: number } | undefined;
  #roundTripMs: number | undefined;
  #variationMs = 0;
  #latestMs = firstWaitMs;
  #leastMs = firstWaitMs;
  #timeouts = 0;
  /** Nothing in flight arrived in time: the window grows from one segment while it is sent again. */
  #isAfterTimeout = false;
  /** Up to where a probe for a lost tail was sent. */
  #probedUntil = 0;
  #timer = 0;
  #came: { start: number; end: number }[] = [];
  #inOrder = 0;
  #segments = 0;
  #unacknowledged: Segment[] = [];

  /** @param receive gets the number of bytes that have arrived in order, each time that it grows */
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

  /** Sends nothing more that was not sent before. */
  cancel(): void {
    this.#available = this.#next;
  }

  /** How long a round trip took before the first byte of data, ms. */
  knows(roundTripMs: number): void {
    this.#measure(roundTripMs);
  }

  #send(): void {
    let pipe = this.#inFlight();
    for (const segment of this.#flight) {
      if (pipe >= this.#window) break;
      if (!segment.isLost) continue;
      this.#put(segment, true);
      pipe += 1;
    }
    while (pipe < this.#window && this.#next < this.#available) {
      this.#putNext();
      pipe += 1;
    }
    this.#note(pipe);
    this.#arm();
  }

  /** Remembers the most in flight within a round trip. */
  #note(pipe: number): void {
    const isNewRound = (this.#flight[0]?.start ?? this.#next) >= this.#roundUntil;
    if (!isNewRound && pipe <= this.#mostInFlight) return;
    this.#mostInFlight = pipe;
    this.#roundUntil = this.#next;
  }

  #putNext(): void {
    const end = Math.min(this.#available, this.#next + segmentBytes);
    const segment = { start: this.#next, end, sentAt: 0, order: 0, isAgain: false, isKnown: false, isLost: false };
    this.#next = end;
    this.#flight.push(segment);
    this.#put(segment, false);
  }

  #put(segment: Segment, isAgain: boolean): void {
    segment.sentAt = this.#events.now;
    segment.order = this.#order++;
    segment.isLost = false;
    if (this.#recovery) this.#recovery.sent += 1;
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
    const isAdvanced = inOrder > (this.#flight[0]?.start ?? this.#next);
    const { now } = this.#events;
    let came = 0;
    for (const segment of this.#flight) {
      if (segment.isKnown || !(segment.end <= inOrder || of.includes(segment))) continue;
      if (!segment.isAgain && of.includes(segment)) this.#measure(now - segment.sentAt);
      segment.isKnown = true;
      this.#newest = Math.max(this.#newest, segment.order);
      came += 1;
    }
    if (came > 0) {
      this.#timeouts = 0;
      if (inOrder >= this.#recoverUntil) this.#recovered();
      const wasRecovering = this.#recovery !== undefined;
      this.#findLosses();
      if (this.#recovery) this.#reduce(came, wasRecovering && isAdvanced);
      else if (isAdvanced) {
        if (this.#window < this.#threshold && this.#growth.isFilled(now, this.#window, inOrder, this.#next))
          this.#threshold = this.#window;
        this.#grow(came);
      }
    }
    while (this.#flight[0]?.isKnown) this.#flight.shift();
    this.#send();
  }

  #recovered(): void {
    if (this.#recovery) this.#window = this.#threshold;
    this.#recovery = undefined;
    this.#isAfterTimeout = false;
  }

  /**
   * Sends about as much as arrives, so that lost segments are not all sent again at once.
   * @source RFC 6937
   */
  #reduce(came: number, isAdvanced: boolean): void {
    const recovery = this.#recovery;
    if (!recovery) return;
    recovery.delivered += came;
    const pipe = this.#inFlight();
    const room = this.#threshold - pipe;
    const bySlowStart = Math.max(recovery.delivered - recovery.sent, came) + (isAdvanced ? 1 : 0);
    const byShare = Math.ceil((this.#threshold * recovery.delivered) / recovery.before) - recovery.sent;
    const more = room < 0 ? byShare : Math.min(room, bySlowStart);
    this.#window = pipe + Math.max(more, recovery.sent === 0 ? 1 : 0);
  }

  #inFlight(): number {
    return this.#flight.filter(({ isKnown, isLost }) => !isKnown && !isLost).length;
  }

  /** The window grows only while it is used. @source Linux: tcp_is_cwnd_limited */
  #grow(segments: number): void {
    const isSlowStart = this.#window < this.#threshold;
    if (isSlowStart ? this.#window >= 2 * this.#mostInFlight : this.#window > this.#mostInFlight) return;
    this.#window +=
      segments * (isSlowStart ? 1 : this.#growth.perSegment(this.#events.now, this.#window, this.#roundTripMs ?? 0));
  }

  #measure(ms: number): void {
    this.#latestMs = ms;
    this.#growth.measured(ms);
    this.#leastMs = Math.min(this.#leastMs, ms);
    if (this.#roundTripMs === undefined) {
      this.#roundTripMs = ms;
      this.#variationMs = ms / 2;
      return;
    }
    this.#variationMs = 0.75 * this.#variationMs + 0.25 * Math.abs(this.#roundTripMs - ms);
    this.#roundTripMs = 0.875 * this.#roundTripMs + 0.125 * ms;
  }

  /** @returns whether anything that was in flight is lost */
  #findLosses(): boolean {
    const known = this.#flight.filter(({ isKnown }) => isKnown).map(({ order }) => order);
    let isAnyLost = false;
    const { now } = this.#events;
    let waitMs = Number.POSITIVE_INFINITY;
    const isRecovering = this.#recovery !== undefined || this.#isAfterTimeout;
    for (const segment of this.#flight) {
      if (segment.isKnown || segment.isLost || segment.order > this.#newest) continue;
      const later = known.filter((order) => order > segment.order).length;
      const dueAt = segment.sentAt + this.#latestMs + (isRecovering ? 0 : reorderShare * this.#leastMs);
      if (later >= laterSegments || now >= dueAt) {
        this.#lose(segment);
        isAnyLost = true;
      } else waitMs = Math.min(waitMs, dueAt - now);
    }
    if (Number.isFinite(waitMs))
      this.#events.at(now + Math.max(leastMs, waitMs), () => {
        if (!this.#findLosses()) return;
        this.#reduce(1, false);
        this.#send();
      });
    return isAnyLost;
  }

  #lose(segment: Segment): void {
    segment.isLost = true;
    if (segment.end <= this.#recoverUntil || this.#recovery || this.#isAfterTimeout) return;
    this.#recoverUntil = this.#next;
    this.#threshold = Math.max(2, this.#growth.afterLoss(this.#window));
    this.#recovery = { before: this.#window, delivered: 0, sent: 0 };
  }

  #arm(): void {
    const timer = ++this.#timer;
    const open = this.#flight.filter(({ isKnown }) => !isKnown);
    if (open.length === 0) return;
    const roundTripMs = this.#roundTripMs ?? firstWaitMs / 3;
    const timeoutMs =
      this.#roundTripMs === undefined ? firstWaitMs : roundTripMs + Math.max(shortestWaitMs, 4 * this.#variationMs);
    const probeMs = 2 * roundTripMs + (open.length === 1 ? longestAckMs : 0);
    const mayProbe =
      this.#timeouts === 0 &&
      open.length === this.#flight.length &&
      Math.max(this.#recoverUntil, this.#probedUntil - 1) < (open[0]?.start ?? 0);
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
      // Sends something new if there is something (RFC 8985, section 7.3).
      if (this.#next < this.#available) this.#putNext();
      else this.#put(last, true);
      this.#probedUntil = this.#next;
      this.#arm();
      return;
    }
    this.#timeouts += 1;
    this.#recovery = undefined;
    this.#threshold = Math.max(2, this.#growth.afterLoss(this.#window));
    this.#window = 1;
    this.#isAfterTimeout = true;
    this.#recoverUntil = this.#next;
    // What was sent a moment ago may still arrive.
    for (const [index, segment] of open.entries())
      if (index === 0 || this.#events.now >= segment.sentAt + this.#latestMs) segment.isLost = true;
    this.#send();
  }
}
