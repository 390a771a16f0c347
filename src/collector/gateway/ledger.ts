import type { Count } from '../store/add-counts.ts';

/**
 * Counts reports in memory and writes the sums to the store many times a second. Every caller of `written` waits for the same
 * tick, whether it sent a report or a query, so that the two cannot be told apart by their time. A report is acknowledged
 * only after its count is stored.
 */
export interface Ledger {
  /** Adds one report to the current batch. */
  add(one: Omit<Count, 'n'>): void;
  /**
   * Resolves when the current batch is done; false where its counts could not be written. An empty batch gives the result of
   * the last one with counts: otherwise a failing store would reveal which messages are reports.
   */
  written(): Promise<boolean>;
  /** False after a failed write, until one succeeds. */
  isHealthy(): boolean;
  close(): Promise<void>;
}

/** A batch collects for one tick and is answered after two, so each message takes 25 to 50 ms. */
const tickMs = 25;

/**
 * After this time the store counts as broken. Waiting batches are refused and not written later, since senders may send them
 * again. Only the statement that is running then may still succeed; if it does and its reports are sent again, they count
 * twice.
 */
const writeTimeoutMs = 5000;

interface Batch {
  readonly counts: Map<string, Count>;
  readonly written: Promise<boolean>;
}

/** @param write stores all of the counts or none */
export function openLedger(write: (counts: readonly Count[]) => Promise<void>): Ledger {
  let running: Batch | undefined;
  let isHealthy = true;
  // Writes run one after the other, so as not to burden a slow store further.
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
