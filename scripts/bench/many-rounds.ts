import type { Page } from 'puppeteer-core';

/** How many records one transaction takes. */
const atOnce = 250;
/** As background checks come. */
const everyMs = 15 * 60_000;

/**
 * Fills the history behind its newest round with copies of it, verdicts and packed observations included, one for each
 * quarter of an hour back.
 */
export async function storeManyRounds(page: Page, count: number): Promise<void> {
  for (let from = 1; from < count; from += atOnce)
    await page.evaluate(storeCopies(from, Math.min(count, from + atOnce)));
  const stored = await page.evaluate(countRounds);
  if (stored !== count) throw new Error(`${stored} rounds are stored, not ${count}`);
}

/** The database of the page, with which `use` is done. As text: it runs inside the page. */
const withDatabase = (use: string) => `(async () => {
  const settled = (request) => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  const database = await settled(indexedDB.open('reachable'));
  try { ${use} } finally { database.close(); }
})()`;

const countRounds = withDatabase(`return await settled(database.transaction('rounds').objectStore('rounds').count());`);

/** Stores copies of the newest round, by `everyMs` older each, those with the numbers `from` to `to`. */
const storeCopies = (from: number, to: number) =>
  withDatabase(`
  const earlier = (value, byMs, key) => {
    if (typeof value === 'number') return key === 'at' || key === 'endedAt' ? value - byMs : value;
    if (Array.isArray(value)) return value.map((item) => earlier(item, byMs));
    // Packed times count from the start of their round.
    if (typeof value !== 'object' || value instanceof Uint8Array) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, earlier(item, byMs, name)]));
  };
  const names = ['rounds', 'observations'];
  const newest = (name) => settled(database.transaction(name).objectStore(name).openCursor(undefined, 'prev'));
  const samples = (await Promise.all(names.map(newest))).map((cursor) => cursor.value);
  await new Promise((done, fail) => {
    const transaction = database.transaction(names, 'readwrite');
    transaction.oncomplete = done;
    transaction.onabort = () => fail(transaction.error);
    for (const [index, name] of names.entries()) {
      const store = transaction.objectStore(name);
      for (let back = ${from}; back < ${to}; back += 1) store.put(earlier(samples[index], back * ${everyMs}));
    }
  });`);
