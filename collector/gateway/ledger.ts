import type { Count } from '../store/add-counts.ts';
import { OutcomeUnknown } from '../store/store.ts';

/**
 * Counts reports in memory. A clock writes the sums, whether or not there are any, so that nothing on a disk shows when
 * a report came. No answer waits for the store: a report is acknowledged when it is counted here.
 */
export interface Ledger {
  /** Adds one report. */
  add(one: Omit<Count, 'n'>): void;
  /** Writes all sums since the last write. Never rejects. */
  write(): Promise<void>;
  /** False after a failed write, until one succeeds. */
  isHealthy(): boolean;
  /**
   * False after several failed writes in a row, until one succeeds. The gateway then refuses every message, so that it does
   * not acknowledge more and more reports that it may never write.
   */
  accepts(): boolean;
  /** How many writes succeeded and failed since the start. */
  writes(): { readonly written: number; readonly failed: number };
}

const maxFailures = 3;

/** @param store stores all of the counts or none */
export function openLedger(store: (counts: readonly Count[]) => Promise<void>): Ledger {
  let counts = new Map<string, Count>();
  /** Consecutive failures. */
  let failures = 0;
  const all = { written: 0, failed: 0 };
  let lastWrite: Promise<void> = Promise.resolve();

  function add(one: Count): void {
    const key = [one.slot, one.cc, one.asn, one.service, one.relay, one.state].join();
    counts.set(key, { ...one, n: (counts.get(key)?.n ?? 0) + one.n });
  }

  async function writeAll(): Promise<void> {
    const written = [...counts.values()];
    counts = new Map();
    try {
      await store(written);
      failures = 0;
      all.written += 1;
    } catch (error) {
      failures += 1;
      all.failed += 1;
      // Counts that may have been stored are not stored again: a report that counts twice could lift a cell over its
      // threshold.
      if (!(error instanceof OutcomeUnknown)) written.forEach(add);
    }
  }

  return {
    add: (one) => add({ ...one, n: 1 }),
    // Writes run one at a time, so as not to burden a slow store further.
    write() {
      lastWrite = lastWrite.then(writeAll);
      return lastWrite;
    },
    isHealthy: () => failures === 0,
    accepts: () => failures < maxFailures,
    writes: () => ({ ...all }),
  };
}
