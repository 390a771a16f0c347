import { doEveryStep } from '../browser/do-every-step.ts';
import { readSettings } from '../values/local-values.ts';
import { inTime } from './in-time.ts';
import { deleteHistory, historyExists } from './indexed/folder.ts';
import { openStore } from './indexed/indexed-store.ts';
import { clearSession, sessionStore } from './session/session-store.ts';
import type { Store } from './store.ts';
import { StoreError, storeErrorFrom } from './store-error.ts';

let opened: Promise<Store> | undefined;

/** Opens the history for the background, its only writer; again after an error, or when the browser has closed it. */
export async function openHistory(): Promise<Store> {
  return (await readSettings()).settings.leaveNoTrace ? sessionStore() : openOnDisk();
}

/** Applies the work to the history in memory and, if there is one, to the history on disk, whichever is in use. */
export async function inBothHistories(work: (store: Store) => Promise<void>): Promise<void> {
  await work(sessionStore());
  const { settings } = await readSettings();
  if (!settings.leaveNoTrace || (await historyExists())) await work(await openOnDisk());
}

/** Deletes the history in memory and on disk, without opening it, since it may be unreadable. */
export async function deleteHistories(): Promise<void> {
  await doEveryStep(clearSession, closeOnDisk, deleteHistory);
}

async function closeOnDisk(): Promise<void> {
  const store = await opened?.catch(() => undefined);
  store?.close();
  opened = undefined;
}

function openOnDisk(): Promise<Store> {
  opened ??= openAnew();
  return opened;
}

function openAnew(): Promise<Store> {
  const forget = () => {
    if (opened === opening) opened = undefined;
  };
  const opening = inTime(openStore(forget)).then((store) =>
    guardedStore(store, () => {
      forget();
      store.close();
    }),
  );
  opening.catch(forget);
  return opening;
}

/** Does work that needs the history. If the history cannot be opened it does nothing: the pages show the error. */
export async function ifHistoryOpens(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  }
}

/** How long calls may take that read or write any amount of data, ms. */
const ofAnySize = 300_000;
const limits: Partial<Record<keyof Store, number>> = {
  beginToForget: ofAnySize,
  tidyOnce: ofAnySize,
  judgeOnce: ofAnySize,
  addRecords: ofAnySize,
  leaveOut: ofAnySize,
};

type Call = (...args: readonly never[]) => Promise<unknown>;

/**
 * The same store, but each call ends in time, with a `StoreError` if the browser is the cause.
 * @param failed called then: the store has to be opened again, unless only room was lacking
 */
function guardedStore({ close, ...calls }: Store, failed: () => void): Store {
  const guard =
    (call: Call, ms?: number): Call =>
    async (...args) => {
      try {
        return await inTime(call(...args), ms);
      } catch (error) {
        if (!(error instanceof DOMException || error instanceof StoreError)) throw error;
        const told = storeErrorFrom(error);
        if (told.code !== 'full') failed();
        throw told;
      }
    };
  const guarded = Object.entries(calls).map(([name, call]) => [name, guard(call, limits[name as keyof Store])]);
  return { ...(Object.fromEntries(guarded) as typeof calls), close };
}
