import type { Count } from '../store/add-counts.ts';

/**
 * Counts in memory what was reported, and writes the sums down many times a second. Whoever waits for `written` is answered
 * with the clock, whatever it was that it asked for, so that nobody can tell a report from a question by its time; and
 * nothing is acknowledged that a crash could still lose.
 */
export interface Ledger {
  /** Adds one report to the running batch. */
  add(one: Omit<Count, 'n'>): void;
  /**
   * Resolves when the running batch is through; false where its counts were not written down. Where it has none, it ends as
   * the last one that had: otherwise a failing store would tell who reports from who only asks.
   */
  written(): Promise<boolean>;
  /** False from when counts could not be written down until some could. */
  isHealthy(): boolean;
  close(): Promise<void>;
}

/** A batch is collected for this long and answered after twice as long: 25 to 50 ms for each message. */
const tickMs = 25;

/**
 * A store that takes longer is taken for broken: what waits for it is refused, and not written any more, since it may come
 * again. Only of the one statement that is on its way by then nobody knows whether it is done; if it is, and what was in it
 * comes again, that counts twice.
 */
const writeTimeoutMs = 5000;

interface Batch {
  readonly counts: Map<string, Count>;
  readonly written: Promise<boolean>;
}

/** @param write writes all of the counts down, or none */
export function openLedger(write: (counts: readonly Count[]) => Promise<void>): Ledger {
  let running: Batch | undefined;
  let isHealthy = true;
  // One after the other: a slow store is not made slower by more of the same.
  let lastWrite = Promise.resolve(true);

  function open(): Batch {
    const counts = new Map<string, Count>();
    const collect = async () => {
      await pause(tickMs);
      running = undefined;
      let isRefused = false;
      const refused = pause(writeTimeoutMs).then(() => {
        isRefused = true;
        return false;
      });
      lastWrite = lastWrite.then((before) => (isRefused || counts.size === 0 ? before : isWritten(counts)));
      const [written] = await Promise.all([Promise.race([lastWrite, refused]), pause(tickMs)]);
      isHealthy = written;
      return written;
    };
    running = { counts, written: collect() };
    return running;
  }

  const isWritten = (counts: Batch['counts']) =>
    write([...counts.values()]).then(
      () => true,
      () => false,
    );

  return {
    add(one) {
      const { counts } = running ?? open();
      const key = [one.slot, one.cc, one.asn, one.service, one.state, one.cause].join();
      counts.set(key, { ...one, n: (counts.get(key)?.n ?? 0) + 1 });
    },
    written: () => (running ?? open()).written,
    isHealthy: () => isHealthy,
    async close() {
      await running?.written;
      await lastWrite;
    },
  };
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
