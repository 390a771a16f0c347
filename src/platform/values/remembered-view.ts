import { readSessionValue, removeSessionValues, writeSessionValues } from './session-values.ts';

/**
 * What a page showed last of the history, in the browser's memory: the next popup shows it while it opens the history,
 * which takes longer the more of it there is. Whoever changes the history or the settings removes it.
 */
const key = 'view';

export function readRememberedView(): Promise<unknown> {
  return readSessionValue(key);
}

export async function rememberView(view: object): Promise<void> {
  await writeSessionValues({ [key]: view });
}

export async function forgetView(): Promise<void> {
  await removeSessionValues([key]);
}
