import type { Page } from 'puppeteer-core';
import type { SharingState } from '../../src/community/outbox/participation.ts';

/** The stored state of sharing in the extension's database. */
export function storedSharingState(page: Page): Promise<SharingState | undefined> {
  return page.evaluate(async () => {
    const { storageBuckets } = navigator as {
      storageBuckets?: { open(name: string): Promise<{ indexedDB: IDBFactory }> };
    };
    // Chromium's history is in a bucket, see src/platform/store/indexed/folder.ts.
    const folder = (await storageBuckets?.open('history'))?.indexedDB ?? indexedDB;
    return new Promise<SharingState | undefined>((resolve, reject) => {
      const opening = folder.open('reachable');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const reading = opening.result.transaction('crowd').objectStore('crowd').get('state');
        reading.onsuccess = () => {
          opening.result.close();
          resolve(reading.result);
        };
      };
    });
  });
}

/** Makes one message due, and waits until it is sent and answered: it counts as sent before it is posted. */
export async function letOneGo(page: Page): Promise<void> {
  const before = await storedSharingState(page);
  await makeDue(page);
  await waitUntil(async () => {
    const after = await storedSharingState(page);
    const isSent = (after?.outbox.sent.length ?? 0) > (before?.outbox.sent.length ?? 0);
    return isSent && after?.readAt !== before?.readAt;
  });
}

/** Makes everything in the outbox due, and fires its alarm. */
export async function makeDue(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { storageBuckets } = navigator as {
      storageBuckets?: { open(name: string): Promise<{ indexedDB: IDBFactory }> };
    };
    const folder = (await storageBuckets?.open('history'))?.indexedDB ?? indexedDB;
    await new Promise<void>((resolve, reject) => {
      const opening = folder.open('reachable');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const transaction = opening.result.transaction('crowd', 'readwrite');
        const store = transaction.objectStore('crowd');
        const reading = store.get('state');
        reading.onsuccess = () => {
          const { outbox, ...state } = reading.result as SharingState;
          const { restUntil: _, ...rest } = outbox;
          const waiting = outbox.waiting.map((entry) => ({ ...entry, notBefore: Date.now() }));
          store.put({ ...state, outbox: { ...rest, waiting } }, 'state');
        };
        transaction.oncomplete = () => {
          opening.result.close();
          resolve();
        };
      };
    });
  });
  await page.evaluate(() => {
    const { alarms } = (globalThis as unknown as { chrome: { alarms: { create(name: string, when: object): void } } })
      .chrome;
    alarms.create('crowd', { when: Date.now() });
  });
}

/** Polls until the condition holds or the test times out. */
export async function waitUntil(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 100));
}
