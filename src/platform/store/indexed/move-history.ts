import { deleteDB, type StoreNames } from 'idb';
import { type Database, openIn, type Schema } from './database.ts';
import { databaseName, hasBuckets, historyFolder, isInDefaultFolder } from './folder.ts';

/** Records that are in memory at once. */
const recordsAtOnce = 200;

/**
 * Moves a history that an earlier version stored in the browser's default folder. Where the browser ends this, the next
 * call copies everything again: the old history is deleted last. Only the background calls this.
 */
export async function moveHistory(): Promise<void> {
  if (!hasBuckets() || !(await isInDefaultFolder())) return;
  const from = await openIn(indexedDB);
  const to = await openIn(await historyFolder());
  try {
    for (const name of from.objectStoreNames) await copyAll(name, from, to);
  } finally {
    from.close();
    to.close();
  }
  await deleteDB(databaseName);
}

async function copyAll(name: StoreNames<Schema>, from: Database, to: Database): Promise<void> {
  let after: IDBKeyRange | undefined;
  for (;;) {
    const { store } = from.transaction(name);
    const [keys, values] = await Promise.all([
      store.getAllKeys(after, recordsAtOnce),
      store.getAll(after, recordsAtOnce),
    ]);
    const last = keys.at(-1);
    if (last === undefined) return;
    const transaction = to.transaction(name, 'readwrite');
    await Promise.all([
      ...values.map((value, index) => transaction.store.put(value, store.keyPath === null ? keys[index] : undefined)),
      transaction.done,
    ]);
    after = IDBKeyRange.lowerBound(last, true);
  }
}
