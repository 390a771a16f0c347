import { readSessionValue, removeSessionValues, writeSessionValues } from './session-values.ts';

/** A check that a person asked for just before the browser's permission prompt, which may close the page. */
export interface PendingCheck {
  readonly services?: readonly string[];
  /** The match patterns that the prompt asks for. */
  readonly missing: readonly string[];
  /** Epoch ms. */
  readonly at: number;
}

export async function storePendingCheck(check: PendingCheck): Promise<void> {
  await writeSessionValues({ pendingCheck: check });
}

/** A prompt answered later than this starts no check, since the person no longer expects one. */
const promptLastsMs = 10 * 60_000;

/**
 * The check whose prompt gave this access, if it is still fresh at `now` (epoch ms). It is removed, so that it is
 * carried out once. A declined check is never carried out, whatever else the person allows later.
 */
export async function takePendingCheck(now: number, given: readonly string[]): Promise<PendingCheck | undefined> {
  const check = (await readSessionValue('pendingCheck')) as PendingCheck | undefined;
  if (!check?.missing.some((origin) => given.includes(origin))) return undefined;
  await removeSessionValues(['pendingCheck']);
  return check.at <= now && now - check.at < promptLastsMs ? check : undefined;
}
