import { type Forgotten, withoutForgotten } from '../../history/forgotten.ts';
import type { Round } from '../../model/round.ts';
import { readSessionValue, removeSessionValues, writeSessionValues } from './session-values.ts';

/**
 * The end of a check that the history did not take, in the browser's memory: pages show it in place of a check that runs
 * for ever, and the background stores it once it can.
 */
const key = 'unstored-end';

export async function readUnstoredEnd(): Promise<Round | undefined> {
  return (await readSessionValue(key)) as Round | undefined;
}

export async function keepUnstoredEnd(round: Round): Promise<void> {
  await writeSessionValues({ [key]: round });
}

export async function forgetUnstoredEnd(): Promise<void> {
  await removeSessionValues([key]);
}

/** Takes from it what a person deletes. */
export async function forgetInUnstoredEnd(what: Forgotten): Promise<void> {
  const end = await readUnstoredEnd();
  const left = end && withoutForgotten(end, what);
  await (left ? keepUnstoredEnd(left) : forgetUnstoredEnd());
}
