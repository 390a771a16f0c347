import type { Page } from 'puppeteer-core';
import { defaultSettings } from '../../src/model/settings.ts';
import { makeYear, roundsOfYear, type Year } from './year.ts';

/** Records in one transaction. */
const atOnce = 500;

/** Writes a year of checks, ending now, into the history of this page's extension. */
export async function storeYear(page: Page): Promise<Year> {
  const year = await makeYear(Date.now() - 60_000);
  await page.evaluate(keepForEver);
  await page.evaluate(`globalThis.variants = ${JSON.stringify(year.variants)}.map(({ round, observations }) => {
    const bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return { round: bytes(round), observations: bytes(observations) };
  })`);
  await page.evaluate(
    inDatabase(`for (const name of names) database.transaction(name, 'readwrite').objectStore(name).clear();`),
  );
  for (let from = 0; from < year.rounds.length; from += atOnce) {
    const rounds = JSON.stringify(year.rounds.slice(from, from + atOnce));
    await page.evaluate(
      inDatabase(`await write((store) => {
        for (const [at, variant] of ${rounds}) {
          const { round, observations } = variants[variant];
          store('rounds').put({ at, status: 'finished', packed: round });
          store('observations').put({ at, packed: observations });
        }
      })`),
    );
  }
  for (const name of ['days', 'hours'] as const) {
    const records: readonly unknown[] = year[name];
    for (let from = 0; from < records.length; from += atOnce) {
      const some = JSON.stringify(records.slice(from, from + atOnce));
      await page.evaluate(
        inDatabase(`await write((store) => { for (const record of ${some}) store('${name}').put(record); })`),
      );
    }
  }
  const stored = await page.evaluate(
    inDatabase(`return await settled(database.transaction('rounds').objectStore('rounds').count());`),
  );
  if (stored !== roundsOfYear) throw new Error(`${stored} rounds are stored, not ${roundsOfYear}`);
  await page.evaluate('globalThis.variants = undefined');
  return year;
}

/** Keeps results forever; by default the older ones would be deleted meanwhile. */
const keepForEver = `(globalThis.browser ?? chrome).storage.local.set(${JSON.stringify({
  settings: { ...defaultSettings, keepDays: 'forever' },
})})`;

/** Code that runs a function on the database. It is a string because it runs in the page. */
const inDatabase = (work: string) => `(async () => {
  const names = ['rounds', 'observations', 'days', 'hours'];
  const settled = (request) => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  // Chromium's history is in a storage bucket.
  const folder = (await navigator.storageBuckets?.open('history'))?.indexedDB ?? indexedDB;
  const database = await settled(folder.open('reachable'));
  const write = (work) => new Promise((done, fail) => {
    const transaction = database.transaction(names, 'readwrite');
    transaction.oncomplete = done;
    transaction.onabort = () => fail(transaction.error);
    work((name) => transaction.objectStore(name));
  });
  try { ${work} } finally { database.close(); }
})()`;
