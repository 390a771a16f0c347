import { openDatabase } from './database.ts';
import { readSettings } from './local-values.ts';
import { sessionReader } from './session-reader.ts';
import type { HistoryReader } from './store.ts';
import { readerOver } from './stored-reader.ts';

/** The history as a page reads it. The page closes it when it is done. Throws a `StoreError` when it cannot be read. */
export async function readHistory(): Promise<HistoryReader> {
  const { settings } = await readSettings();
  return settings.leaveNoTrace ? sessionReader() : readerOver(await openDatabase());
}

/** Asks the browser not to remove the history when it needs room. Workers cannot ask, so a page does. */
export async function askToKeepHistory(): Promise<void> {
  // The browser may refuse; then the history lives as long as the browser lets it.
  const storage: StorageManager & { persist?: () => Promise<boolean> } = navigator.storage;
  await storage.persist?.().catch(() => false);
}
