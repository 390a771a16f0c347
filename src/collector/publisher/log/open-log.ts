import { type Checkpoint, checkpointText, toBase64 } from '../../../community/protocol/log/checkpoint.ts';
import {
  endOfPublication,
  entryBytes,
  isEndOfPublication,
  snapshotEntry,
  snapshotName,
} from '../../../community/protocol/log/entries.ts';
import { encodeProof, mostEarlier } from '../../../community/protocol/log/proof.ts';
import { signatureLength } from '../../../community/protocol/signed/signature.ts';
import type { SigningKey } from '../../signing-key.ts';
import { readLogEntries } from '../../store/log.ts';
import type { Growth, StoredSnapshot } from '../../store/snapshots.ts';
import type { Store } from '../../store/store.ts';
import type { PublicFolder } from '../public-folder.ts';
import { publicKeyOf, signNote } from './checkpoint-note.ts';
import { checkpointPath, readLog } from './read-log.ts';
import { outgrownBy, tilesOf } from './tiles.ts';
import { treeOf } from './tree.ts';

/** A snapshot that is signed. */
export type SignedSnapshot = Omit<StoredSnapshot, 'proof'>;

/** The log while a publication is made. */
export interface Log {
  /** Adds a snapshot, unless it is there. Rejects where another one of its country and slot is. */
  add(snapshot: SignedSnapshot): Promise<void>;
  /** Ends the publication. */
  end(counter: number): EndedLog;
}

/** The log of a publication, which readers get. */
export interface EndedLog {
  /** What is not in the store yet. */
  readonly growth: Growth;
  /** The snapshot with the proof that it is in the log; undefined where it is not. */
  prove(snapshot: SignedSnapshot): Promise<StoredSnapshot | undefined>;
  /** Writes what is not in the folder yet, the checkpoint last. */
  write(): Promise<void>;
}

interface LogParts {
  readonly store: Store;
  readonly folder: PublicFolder;
  readonly signingKey: SigningKey;
}

/**
 * The log is in the store and in the public folder. Where one of them is behind, as after a crash or from a backup, it grows
 * from the other. Rejects where neither is the beginning of the other: readers would find that they were shown different
 * logs.
 */
export async function openLog({ store, folder, signingKey }: LogParts): Promise<Log> {
  const stored = await readLogEntries(store);
  const published = (await readLog(folder.read, publicKeyOf(signingKey.publicKey)))?.entries ?? [];
  const [shorter, longer] = stored.length < published.length ? [stored, published] : [published, stored];
  if (shorter.some((entry, index) => entry !== longer[index])) {
    throw new Error(
      'The store and the public folder have different logs of what was published. One of them is not ours.',
    );
  }
  const entries = [...longer];
  const places = new Map(entries.map((entry, index) => [entry, index]));
  const named = new Map(entries.map((entry) => [nameOf(entry), entry]));
  const append = (entry: string) => {
    places.set(entry, entries.length);
    named.set(nameOf(entry), entry);
    entries.push(entry);
  };

  return {
    async add(snapshot) {
      const entry = await entryOf(snapshot);
      const known = named.get(snapshotName(snapshot.cc, snapshot.counter));
      if (known === undefined) append(entry);
      else if (known !== entry) throw new Error('another snapshot of this slot was published, and stays in the log');
    },
    end(counter) {
      const last = entries.at(-1);
      if (last !== undefined && !isEndOfPublication(last)) append(endOfPublication(counter));
      return ended(entries, places, { from: stored.length, folder, signingKey });
    },
  };
}

/** The beginning of an entry that says which snapshot it is. */
const nameOf = (entry: string): string => entry.slice(0, entry.lastIndexOf(' ') + 1);

const entryOf = ({ cc, counter, body }: SignedSnapshot) => snapshotEntry(cc, counter, new Uint8Array(body));

function ended(
  entries: readonly string[],
  places: ReadonlyMap<string, number>,
  { from, folder, signingKey }: Omit<LogParts, 'store'> & { readonly from: number },
): EndedLog {
  const tree = treeOf(entries.map(entryBytes));
  const at = (size: number): Checkpoint => ({ size, root: toBase64(tree.root(size)) });
  const ends = entries.flatMap((entry, index) => (isEndOfPublication(entry) ? [index + 1] : []));
  const checkpoint = at(entries.length);
  const earlier = ends.slice(0, -1).reverse().slice(0, mostEarlier).map(at);
  const signature = new Uint8Array(signingKey.sign(checkpointText(checkpoint)));
  return {
    growth: { from, entries: entries.slice(from) },
    async prove(snapshot) {
      const index = places.get(await entryOf(snapshot));
      if (index === undefined) return undefined;
      const path = tree.path(index).map((hash) => new Uint8Array(hash));
      const proof = { checkpoint, signature, index, path, earlier };
      return { ...snapshot, proof: encodeProof(proof, signatureLength + snapshot.body.length) };
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
