import { checkpointText } from '../../../protocol/log/checkpoint.ts';
import {
  editionOf,
  editionsOfSlot,
  endedBy,
  endOfEdition,
  entryBytes,
  keysEntry,
  mostKeysOfDay,
  slotOfEdition,
  snapshotEntry,
} from '../../../protocol/log/entries.ts';
import { type Edition, editionsBefore, encodeProof, mostEarlier } from '../../../protocol/log/proof.ts';
import { toBase64 } from '../../../protocol/ohttp/bytes.ts';
import type { SigningKey } from '../../signing-key.ts';
import type { KeySet, LoggedKeySet } from '../../store/key-sets.ts';
import { readLogEntries } from '../../store/log.ts';
import type { Growth, StoredSnapshot } from '../../store/snapshots.ts';
import type { Store } from '../../store/store.ts';
import type { PublicFolder } from '../public-folder.ts';
import { publicKeyOf, signNote } from './checkpoint-note.ts';
import { checkpointPath, readLog } from './read-log.ts';
import { outgrownBy, tilesOf } from './tiles.ts';
import { type Tree, treeOf } from './tree.ts';

/** A snapshot that is signed. */
export type SignedSnapshot = Omit<StoredSnapshot, 'proof'>;

/** The log while an edition for a slot is made. */
export interface Log {
  /** Adds a snapshot, unless it is there. Rejects if the figures of the slot were published without it. */
  add(snapshot: SignedSnapshot): Promise<void>;
  /** Adds a gateway's keys, unless they are there. Throws if their day or the slot has no room for more. */
  addKeys(set: KeySet): void;
  end(): EndedLog;
}

/** The log after the edition, as readers get it. */
export interface EndedLog {
  /** What is not in the store yet. */
  readonly growth: Growth;
  /** The snapshot with the proof that the log has it; undefined if it does not. */
  prove(snapshot: SignedSnapshot): Promise<StoredSnapshot | undefined>;
  /** A gateway's keys with their proof; undefined if the log does not have them. */
  proveKeys(set: KeySet): LoggedKeySet | undefined;
  /** Writes what is not in the folder yet, the checkpoint last. */
  write(): Promise<void>;
}

export interface LogParts {
  readonly store: Store;
  readonly folder: PublicFolder;
  readonly signingKey: SigningKey;
}

/**
 * Opens the log, which is in the store and in the public folder. If one of them is behind, as after a crash or from a
 * backup, it grows from the other. Rejects if neither is the beginning of the other: readers would find that they were
 * shown different logs.
 * @param slot the slot that is published
 */
export async function openLog({ store, folder, signingKey }: LogParts, slot: number): Promise<Log> {
  const stored = await readLogEntries(store);
  const published = (await readLog(folder.read, publicKeyOf(signingKey.publicKey)))?.entries ?? [];
  const [shorter, longer] = stored.length < published.length ? [stored, published] : [published, stored];
  if (shorter.some((entry, index) => entry !== longer[index])) {
    throw new Error(
      'The store and the public folder have different logs of what was published. One of them is not ours.',
    );
  }
  const known = new Set(longer);
  const hasFigures = longer.some((entry) => entry.startsWith('figures ') && entry.split(' ')[2] === String(slot));
  const keys = keysIn(longer);
  const editions = longer.filter((entry) => isOfSlot(entry, slot)).length;
  /** The last edition is reserved for figures, however often gateways start before. */
  const editionsOfKeys = hasFigures ? editionsOfSlot : editionsOfSlot - 1;
  const added: string[] = [];
  let addsFigures = false;
  return {
    async add(snapshot) {
      const entry = await entryOf(snapshot);
      if (known.has(entry)) return;
      if (hasFigures) throw new Error('this slot was published without it, and stays so');
      added.push(entry);
      addsFigures = true;
    },
    addKeys({ day, hash }) {
      if (keys.has(hash)) return;
      const place = [...keys.values()].filter((one) => one.day === day).length + 1;
      if (place > mostKeysOfDay) throw new Error(`The log has ${mostKeysOfDay} sets of keys of day ${day} already.`);
      if (!addsFigures && editions >= editionsOfKeys)
        throw new Error(`The log has all editions of slot ${slot} already.`);
      keys.set(hash, { day, place });
      added.push(keysEntry({ day, place }, hash));
    },
    end() {
      const entries = [...longer, ...added, ...(added.length > 0 ? [endOfEdition(editionOf(slot, editions))] : [])];
      return ended(entries, { from: stored.length, folder, signingKey });
    },
  };
}

const entryOf = ({ cc, counter, body }: SignedSnapshot) => snapshotEntry(cc, counter, new Uint8Array(body));

function isOfSlot(entry: string, slot: number): boolean {
  const edition = endedBy(entry);
  return edition !== undefined && slotOfEdition(edition) === slot;
}

/** The keys in the log, by hash. */
function keysIn(entries: readonly string[]) {
  const keys = new Map<string, { readonly day: number; readonly place: number }>();
  for (const entry of entries) {
    const [kind, day, place, hash] = entry.split(' ');
    if (kind === 'keys' && hash !== undefined) keys.set(hash, { day: Number(day), place: Number(place) });
  }
  return keys;
}

function ended(
  entries: readonly string[],
  { from, folder, signingKey }: Omit<LogParts, 'store'> & { readonly from: number },
): EndedLog {
  const tree = treeOf(entries.map(entryBytes));
  const places = new Map(entries.map((entry, index) => [entry, index]));
  const checkpoint = { size: tree.size, root: toBase64(tree.root()) };
  const signature = new Uint8Array(signingKey.sign(checkpointText(checkpoint)));
  const edition = endedBy(entries.at(-1) ?? '') ?? 0;
  const earlier = editionsUntil(edition, tree, places);
  /** Undefined if the log does not have it. */
  const proofOf = (entry: string) => {
    const index = places.get(entry);
    if (index === undefined) return undefined;
    const path = tree.path(index).map((hash) => new Uint8Array(hash));
    return encodeProof({ checkpoint, edition, signature, index, path, earlier });
  };
  const keys = keysIn(entries);
  return {
    growth: { from, entries: entries.slice(from) },
    async prove(snapshot) {
      const proof = proofOf(await entryOf(snapshot));
      return proof && { ...snapshot, proof };
    },
    proveKeys({ day, hash }) {
      const known = keys.get(hash);
      const proof = known?.day === day ? proofOf(keysEntry(known, hash)) : undefined;
      return known && proof && { ...known, hash, proof };
    },
    async write() {
      if (entries.length === 0) return;
      for (const { path, content } of tilesOf(tree, entries)) {
        if (folder.has(path)) continue;
        await folder.write(path, content);
        const outgrown = outgrownBy(path);
        if (outgrown !== undefined) await folder.remove(outgrown);
      }
      await folder.write(checkpointPath, signNote(checkpoint, signingKey));
    },
  };
}

/** The editions of the four days before this one, as proofs have them. */
function editionsUntil(newest: number, tree: Tree, places: ReadonlyMap<string, number>): readonly Edition[] {
  const before: Edition[] = [];
  for (let edition = newest - 1; edition >= newest - editionsBefore && before.length < mostEarlier; edition--) {
    const end = places.get(endOfEdition(edition));
    if (end !== undefined) before.push({ edition, root: toBase64(tree.root(end + 1)) });
  }
  return before;
}
