import { openStore } from './indexed-store.ts';
import { readSettings } from './local-values.ts';
import { sessionStore } from './session-store.ts';
import type { HistoryReader, Store } from './store.ts';
import { StoreError } from './store-error.ts';

let opened: Promise<Store> | undefined;

/** The history as its one writer opens it: once per life of the background, and again after it failed or was lost. */
export async function openHistory(): Promise<Store> {
  return (await isMemoryOnly()) ? sessionStore() : openOnDisk();
}

/** The history as a page reads it. The page closes it when it is done. */
export async function readHistory(): Promise<HistoryReader> {
  return (await isMemoryOnly()) ? sessionStore() : openStore();
}

/** Deletes everything from the disk and from memory, whichever is in use. */
export async function eraseHistory(): Promise<void> {
  await sessionStore().deleteEverything();
  await (await openOnDisk()).deleteEverything();
}

async function isMemoryOnly(): Promise<boolean> {
  return (await readSettings()).settings.leaveNoTrace;
}

function openOnDisk(): Promise<Store> {
  const forget = () => {
    opened = undefined;
  };
  opened ??= openStore(forget).catch((error: unknown) => {
    forget();
    throw error;
  });
  return opened;
}

/** Does what needs the history, or nothing where it cannot be opened: the pages tell the person so by themselves. */
export async function whereHistoryOpens(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  }
}

/** Asks the browser not to remove the history when it needs room. Workers cannot ask, so a page does. */
export async function askToKeepHistory(): Promise<void> {
  // The browser may refuse; then the history lives as long as the browser lets it.
  const storage: StorageManager & { persist?: () => Promise<boolean> } = navigator.storage;
  await storage.persist?.().catch(() => false);
}
