import { deleteDB } from 'idb';
import { doEveryStep } from '../../browser/do-every-step.ts';
import { StoreError } from '../store-error.ts';

/** The place of the history on the disk, chosen so that it can be deleted completely. */

export const databaseName = 'reachable';

/**
 * Our own folder (WICG Storage Buckets). Chromium only marks what is deleted from a database, but deletes a bucket's
 * files with the bucket.
 */
const bucketName = 'history';

interface Bucket {
  readonly indexedDB: IDBFactory;
  persist(): Promise<boolean>;
}

interface Buckets {
  open(name: string): Promise<Bucket>;
  keys(): Promise<string[]>;
  delete(name: string): Promise<void>;
}

/** Only Chromium has buckets, from version 122. Firefox deletes the files of a database with the database. */
function buckets(): Buckets | undefined {
  return typeof navigator === 'undefined' ? undefined : (navigator as { storageBuckets?: Buckets }).storageBuckets;
}

/**
 * Kept as long as its databases are in use: once Chromium 150 has garbage-collected it, no call to one of them is
 * answered any more.
 */
let openBucket: Bucket | undefined;

/** Throws a `StoreError` if the browser has no databases. */
export async function historyFolder(): Promise<IDBFactory> {
  if (typeof indexedDB === 'undefined') throw new StoreError('unavailable');
  openBucket = await buckets()?.open(bucketName);
  return openBucket?.indexedDB ?? indexedDB;
}

/** Whether there is a history on the disk. Opening it would create it, which leaves a trace. */
export async function historyExists(): Promise<boolean> {
  if (typeof indexedDB === 'undefined') return false;
  const own = buckets();
  if (own) return (await own.keys()).includes(bucketName);
  return (await indexedDB.databases()).some(({ name }) => name === databaseName);
}

/** Deletes the files of the history, whether or not they can be read. Every connection to it is closed. */
export async function deleteHistory(): Promise<void> {
  await doEveryStep(
    () => buckets()?.delete(bucketName),
    () => deleteDB(databaseName),
  );
}

/** Asks the browser not to remove the history when it needs room; it may refuse. Workers cannot ask, so a page does. */
export async function keepHistory(): Promise<void> {
  const bucket = await buckets()?.open(bucketName);
  if (bucket) await bucket.persist();
  else await (navigator.storage as StorageManager & { persist?: () => Promise<boolean> }).persist?.();
}
