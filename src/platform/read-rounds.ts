import { openDatabase } from './database.ts';
import { readSettings } from './local-values.ts';
import { sessionRounds } from './session-rounds.ts';
import type { RoundReader } from './store.ts';
import { roundsOver } from './stored-rounds.ts';

/** The newest rounds, for a page that has to be there at once. The page closes what it gets; a `StoreError` says why not. */
export async function readRounds(): Promise<RoundReader> {
  const { settings } = await readSettings();
  return settings.leaveNoTrace ? sessionRounds() : roundsOver(await openDatabase());
}

/** Asks the browser not to remove the history when it needs room. Workers cannot ask, so a page does. */
export async function askToKeepHistory(): Promise<void> {
  // The browser may refuse; then the history lives as long as the browser lets it.
  const storage: StorageManager & { persist?: () => Promise<boolean> } = navigator.storage;
  await storage.persist?.().catch(() => false);
}
