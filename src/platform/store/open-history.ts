import { readSettings } from '../values/local-values.ts';
import { databaseExists } from './indexed/database.ts';
import { openStore } from './indexed/indexed-store.ts';
import { sessionStore } from './session/session-store.ts';
import type { Store } from './store.ts';
import { StoreError } from './store-error.ts';

let opened: Promise<Store> | undefined;

/** The history as its one writer opens it: once per life of the background, and again after it failed or was lost. */
export async function openHistory(): Promise<Store> {
  return (await readSettings()).settings.leaveNoTrace ? sessionStore() : openOnDisk();
}

/** Does the same to the history in memory and to that on the disk, if there is one, whichever is in use. */
export async function inBothHistories(work: (store: Store) => Promise<void>): Promise<void> {
  await work(sessionStore());
  const { settings } = await readSettings();
  if (!settings.leaveNoTrace || (await databaseExists())) await work(await openOnDisk());
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
