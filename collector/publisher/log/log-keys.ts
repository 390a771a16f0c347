import { dayOfSlot } from '../../days.ts';
import { type LoggedKeySet, readKeySets } from '../../store/key-sets.ts';
import { storeSnapshots } from '../../store/snapshots.ts';
import { checkClock } from '../check-clock.ts';
import { type EndedLog, type Log, type LogParts, openLog } from './open-log.ts';

/**
 * Makes an edition of the log if today's keys are not all in it: a gateway that has just started has nothing to offer
 * until then. Tomorrow's keys can wait for the next edition.
 */
export async function logKeys(parts: LogParts, slot: number): Promise<void> {
  const sets = await readKeySets(parts.store, dayOfSlot(slot));
  if (sets.every(({ day, isLogged }) => isLogged || day !== dayOfSlot(slot))) return;
  await checkClock(parts.store, slot, false);
  const log = await openLog(parts, slot);
  const keys = await addOfferedKeys(parts, log, slot);
  const ended = log.end();
  await storeSnapshots(parts.store, [], ended.growth, keys.proveAll(ended));
  await ended.write();
  if (keys.failures.length > 0) throw new Error(keys.failures.join(' '));
}

interface AddedKeys {
  readonly failures: readonly string[];
  /** Proves all offered keys anew, so that their proofs show the newest log. */
  proveAll(ended: EndedLog): readonly LoggedKeySet[];
}

/** Adds the keys that gateways offer for the day of this slot and for the next day. */
export async function addOfferedKeys({ store }: Pick<LogParts, 'store'>, log: Log, slot: number): Promise<AddedKeys> {
  const sets = await readKeySets(store, dayOfSlot(slot));
  const failures = new Set<string>();
  for (const set of sets) {
    try {
      log.addKeys(set);
    } catch (error) {
      failures.add(error instanceof Error ? error.message : String(error));
    }
  }
  return {
    failures: [...failures],
    proveAll: (ended) => sets.map(ended.proveKeys).filter((one) => one !== undefined),
  };
}
