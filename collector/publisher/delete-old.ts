import { dayOfSlot, slotsOfDay } from '../days.ts';
import { forgetDeleted } from '../store/forget-deleted.ts';
import { deleteKeySetsBefore } from '../store/key-sets.ts';
import { deletePublicationsBefore, readPublicationUntil, storePublication } from '../store/publications.ts';
import { deleteCountsBefore } from '../store/read-counts.ts';
import type { Store } from '../store/store.ts';

/**
 * Deletes counts that are too old now and were too old at a publication a day before: if a clock runs ahead, its
 * operator has a day to notice before anything is lost. Call it after each publication.
 * @param slot as of which was published
 */
export async function deleteOld(store: Store, slot: number, keepDays: number): Promise<void> {
  await storePublication(store, slot);
  await deleteKeySetsBefore(store, dayOfSlot(slot));
  const before = await readPublicationUntil(store, slot - slotsOfDay);
  if (before === undefined) return;
  await deletePublicationsBefore(store, before);
  const oldest = (dayOfSlot(before) - keepDays) * slotsOfDay;
  if (await deleteCountsBefore(store, oldest)) await forgetDeleted(store);
}
