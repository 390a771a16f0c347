import type { Random } from '../../../src/model/chance.ts';
import { admit, type LinkOptions, losesNext } from '../../lab/router/link.ts';
import type { Events } from './events.ts';

/** One direction of a part of a path, as the lab's router has it, on the clock of a simulation. */
export class Hop {
  readonly #options: LinkOptions;
  readonly #events: Events;
  readonly #random: Random;
  #busyUntil = 0;
  #lastDue = 0;
  #losing = false;

  constructor(options: LinkOptions, events: Events, random: Random) {
    this.#options = options;
    this.#events = events;
    this.#random = random;
  }

  send(bytes: number, deliver: () => void): void {
    const { jitterMs = 0, delayMs = 0, manner } = this.#options;
    this.#losing = losesNext(this.#options, this.#losing, this.#random);
    if (this.#losing) return;
    const { now } = this.#events;
    const sentAt = admit(this.#options, now, bytes, this.#busyUntil);
    if (sentAt === undefined) return;
    if (this.#options.bitsPerSecond !== undefined) this.#busyUntil = sentAt;
    const leaves = manner === 'police' ? now : sentAt;
    this.#lastDue = Math.max(this.#lastDue, leaves + delayMs + (jitterMs > 0 ? this.#random() * jitterMs : 0));
    this.#events.at(this.#lastDue, deliver);
  }
}

/** Sends over several hops, one after the other. */
export function over(hops: readonly Hop[], bytes: number, deliver: () => void): void {
  const [first, ...rest] = hops;
  if (!first) deliver();
  else first.send(bytes, rest.length === 0 ? deliver : () => over(rest, bytes, deliver));
}
