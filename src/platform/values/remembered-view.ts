import { readSessionValue, removeSessionValues, writeSessionValues } from './session-values.ts';

/**
 * The last view of the history that a page showed, in the browser's memory: the next popup shows it while it opens the
 * history, which takes longer the larger it is. Whoever changes the history or the settings removes it.
 */
const key = 'view';

/** The mark of the page that is reading the history now. Whoever changes the history or the settings removes it too. */
const readerKey = 'view-reader';

/** Nothing may change between the look at the mark and the writing. */
const lock = 'view';

export function readRememberedView(): Promise<unknown> {
  return readSessionValue(key);
}

/** To be called before the history is read. Returns a mark, without which no view is remembered. */
export async function beginToRead(): Promise<string | undefined> {
  const mark = crypto.randomUUID();
  return writeSessionValues({ [readerKey]: mark }).then(
    () => mark,
    // Without room for the mark, the next popup waits for the history.
    () => undefined,
  );
}

/**
 * Remembers a view, unless something changed since its reading began: otherwise a page that had read the history before
 * a deletion would put back what was deleted.
 * @param view undefined if nothing is to be remembered
 */
export async function rememberView(view: object | undefined, mark: string | undefined): Promise<void> {
  await navigator.locks.request(lock, async () => {
    if (mark === undefined || (await readSessionValue(readerKey)) !== mark) return;
    await removeSessionValues([readerKey, ...(view ? [] : [key])]);
    if (view) await writeSessionValues({ [key]: view });
  });
}

export async function forgetView(): Promise<void> {
  await removeSessionValues([key, readerKey]);
  // A page that checked its mark before this may have written since.
  await navigator.locks.request(lock, () => removeSessionValues([key]));
}
