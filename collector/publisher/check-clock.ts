import { slotSeconds } from '../../protocol/wire/slot.ts';
import { deletePublicationsAfter, readNewestSlots } from '../store/publications.ts';
import type { Store } from '../store/store.ts';

/** A publisher may have stood still for two days while nobody shared. A longer pause has to be confirmed. */
const maxSlotsAhead = 8;

/**
 * Refuses to go on if neither the counts nor an earlier publication explain the time. One publication by a clock that
 * runs ahead would make readers refuse all later ones, and two a day apart would delete every count.
 * @param isRight the operator says that the clock is right. Publications as of later slots are then forgotten.
 */
export async function checkClock(store: Store, slot: number, isRight: boolean): Promise<void> {
  const { published, counted } = await readNewestSlots(store);
  if (isRight) {
    await deletePublicationsAfter(store, slot);
    return;
  }
  if (published !== undefined && published > slot) {
    throw new Error(
      `Slot ${published} (${nameOf(published)}) was published before slot ${slot} (${nameOf(slot)}): the clock of this machine is wrong. ${advice}`,
    );
  }
  const known = [published, counted].filter((newest) => newest !== undefined);
  const newest = Math.max(...known);
  if (known.length > 0 && slot > newest + maxSlotsAhead) {
    throw new Error(
      `The clock of this machine says ${nameOf(slot)}, but the newest that the store knows of is ${nameOf(newest)}. ${advice}`,
    );
  }
}

const advice = 'If the clock is right now, start once with CLOCK_IS_RIGHT=1.';

const nameOf = (slot: number): string => `${new Date(slot * slotSeconds * 1000).toISOString().slice(0, 16)}Z`;
