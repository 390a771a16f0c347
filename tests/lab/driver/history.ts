import type { RoundRecord } from '../../../src/model/round.ts';
import {
  restoreObservations,
  type StoredObservations,
} from '../../../src/platform/store/indexed/stored-observations.ts';
import { restoreRound, type StoredRound } from '../../../src/platform/store/indexed/stored-round.ts';
import type { LabBrowser } from './browser.ts';

/**
 * In Chromium the history is in a separate bucket, which has to be held, as in src/platform/store/indexed/folder.ts.
 */
const open = `(async () => {
  globalThis.bucket = await navigator.storageBuckets?.open('history');
  const folder = globalThis.bucket?.indexedDB ?? indexedDB;
  return new Promise((done, fail) => {
    const request = folder.open('reachable');
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
})()`;

/** The newest round with its observations, as evidence for a report. */
export async function newestRound(browser: LabBrowser): Promise<RoundRecord | undefined> {
  const stored = await browser.evaluate<Sent | undefined>(`(async () => {
    const database = await ${open};
    const newest = (name) => new Promise((done) => {
      const request = database.transaction(name).objectStore(name).openCursor(undefined, 'prev');
      request.onsuccess = () => done(request.result?.value);
    });
    const [round, seen] = [await newest('rounds'), await newest('observations')];
    database.close();
    const sent = (record) => record?.packed instanceof Uint8Array ? { ...record, packed: [...record.packed] } : record;
    return round && { round: sent(round), seen: seen?.at === round.at ? sent(seen) : undefined };
  })()`);
  if (!stored) return undefined;
  return {
    round: await restoreRound(received(stored.round)),
    observations: await restoreObservations(stored.seen && received(stored.seen)),
  };
}

interface Sent {
  readonly round: StoredRound;
  readonly seen?: StoredObservations;
}

/** Bytes come from the page as a list of numbers. */
function received<Stored extends StoredRound | StoredObservations>(sent: Stored): Stored {
  return 'packed' in sent ? { ...sent, packed: Uint8Array.from(sent.packed as Iterable<number>) } : sent;
}

/** Moves all stored times back, as if that much time had passed. */
export function ageHistory(browser: LabBrowser, minutes: number): Promise<void> {
  return browser.evaluate(`(async () => {
    const byMs = ${minutes * 60_000};
    const older = (value, key) => {
      if (Array.isArray(value)) return value.map((item) => older(item));
      if (typeof value === 'number') return key === 'at' || key === 'endedAt' ? value - byMs : value;
      // Deflated times are relative to the start of their round.
      if (typeof value !== 'object' || value instanceof Uint8Array) return value;
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, older(item, name)]));
    };
    const database = await ${open};
    for (const name of ['rounds', 'observations']) {
      await new Promise((done) => {
        const transaction = database.transaction(name, 'readwrite');
        transaction.oncomplete = done;
        const store = transaction.objectStore(name);
        const request = store.getAll();
        request.onsuccess = () => {
          store.clear();
          for (const record of request.result) store.put(older(record));
        };
      });
    }
    database.close();
  })()`);
}
