import type { RoundRecord } from '../../../src/core/round.ts';
import type { LabBrowser } from './browser.ts';

const open = `new Promise((done, fail) => {
  const request = indexedDB.open('reachable');
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
})`;

/** The newest round with all that it saw: evidence for whoever reads a report. */
export function newestRound(browser: LabBrowser): Promise<RoundRecord | undefined> {
  return browser.evaluate(`(async () => {
    const database = await ${open};
    const all = (name) => new Promise((done) => {
      const request = database.transaction(name).objectStore(name).getAll();
      request.onsuccess = () => done(request.result);
    });
    const rounds = await all('rounds');
    const packed = await all('observations');
    database.close();
    const round = rounds.at(-1);
    return round && { round, observations: packed.find(({ at }) => at === round.at)?.observations ?? [] };
  })()`);
}

/** Makes everything that was stored older, as if so much time had gone by. */
export function ageHistory(browser: LabBrowser, minutes: number): Promise<void> {
  return browser.evaluate(`(async () => {
    const byMs = ${minutes * 60_000};
    const older = (value, key) => {
      if (Array.isArray(value)) return value.map((item) => older(item));
      if (typeof value === 'number') return key === 'at' || key === 'endedAt' ? value - byMs : value;
      if (typeof value !== 'object') return value;
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
