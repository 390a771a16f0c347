import type { Random } from '../../../src/model/chance.ts';
import { Events } from '../path/events.ts';

/** Any day, epoch ms. */
const beganAt = Date.UTC(2026, 0, 1);

/**
 * The clock, the timers and the chance of a simulated round: hours pass in seconds, and nothing waits. They stand in for
 * those of this program while a round runs.
 */
export class VirtualTime {
  readonly events = new Events();
  #isTouched = true;
  readonly #timers = new Map<number, () => void>();
  #newest = 0;
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Something happened that promises may wait for. */
  touch(): void {
    this.#isTouched = true;
  }

  /** Does the work with this clock and this chance, until it is over. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    const { setTimeout, clearTimeout } = globalThis;
    const now = [performance.now, Date.now, Math.random] as const;
    performance.now = () => this.events.now;
    Math.random = this.#random;
    Date.now = () => beganAt + Math.round(this.events.now);
    globalThis.setTimeout = ((run: () => void, ms = 0) => this.#startTimer(run, ms)) as typeof setTimeout;
    globalThis.clearTimeout = ((timer: number) => void this.#timers.delete(timer)) as typeof clearTimeout;
    try {
      return await this.#runUntilOver(work());
    } finally {
      [performance.now, Date.now, Math.random] = now;
      Object.assign(globalThis, { setTimeout, clearTimeout });
    }
  }

  #startTimer(run: () => void, ms: number): number {
    const timer = ++this.#newest;
    this.#timers.set(timer, run);
    // Timers of browsers count whole milliseconds.
    this.events.at(this.events.now + Math.max(1, Math.round(ms)), () => {
      if (!this.#timers.delete(timer)) return;
      this.#isTouched = true;
      run();
    });
    return timer;
  }

  async #runUntilOver<Result>(work: Promise<Result>): Promise<Result> {
    let isOver = false;
    const end = () => {
      isOver = true;
    };
    work.then(end, end);
    while (!isOver) {
      if (this.#isTouched) {
        this.#isTouched = false;
        await settled();
      } else if (!this.events.step()) throw new Error('the work waits for nothing');
    }
    return work;
  }
}

/** After this, promises have done what they can. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
