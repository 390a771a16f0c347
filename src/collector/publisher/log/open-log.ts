import { checkpointText } from '../../../community/protocol/log/checkpoint.ts';
import { endedBy, endOfPublication, entryBytes, snapshotEntry } from '../../../community/protocol/log/entries.ts';
import { encodeProof, slotsBefore } from '../../../community/protocol/log/proof.ts';
import { toBase64 } from '../../../community/protocol/ohttp/bytes.ts';
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

/** The log while the publication of a slot is made. */
export interface Log {
  /** Adds a snapshot, unless it is there. Rejects where the slot was published without it. */
  add(snapshot: SignedSnapshot): Promise<void>;
  end(): EndedLog;
}

/** The log with the publication, as readers get it. */
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
 * @param counter the slot that is published
 */
export async function openLog({ store, folder, signingKey }: LogParts, counter: number): Promise<Log> {
  const stored = await readLogEntries(store);
  const published = (await readLog(folder.read, publicKeyOf(signingKey.publicKey)))?.entries ?? [];
  const [shorter, longer] = stored.length < published.length ? [stored, published] : [published, stored];
  if (shorter.some((entry, index) => entry !== longer[index])) {
    throw new Error(
      'The store and the public folder have different logs of what was published. One of them is not ours.',
    );
  }
  const known = new Set(longer);
  const added: string[] = [];
  return {
    async add(snapshot) {
      const entry = await entryOf(snapshot);
      if (known.has(entry)) return;
      if (known.has(endOfPublication(counter))) throw new Error('this slot was published without it, and stays so');
      added.push(entry);
    },
    end() {
      const entries = [...longer, ...added, ...(added.length > 0 ? [endOfPublication(counter)] : [])];
      return ended(entries, { from: stored.length, folder, signingKey });
    },
  };
}

const entryOf = ({ cc, counter, body }: SignedSnapshot) => snapshotEntry(cc, counter, new Uint8Array(body));

function ended(
  entries: readonly string[],
  { from, folder, signingKey }: Omit<LogParts, 'store'> & { readonly from: number },
): EndedLog {
  const tree = treeOf(entries.map(entryBytes));
  const places = new Map(entries.map((entry, index) => [entry, index]));
  const checkpoint = { size: tree.size, root: toBase64(tree.root()) };
  const signature = new Uint8Array(signingKey.sign(checkpointText(checkpoint)));
  const counter = endedBy(entries.at(-1) ?? '') ?? 0;
  const earlier = Array.from({ length: slotsBefore }, (_, age) => {
    const end = places.get(endOfPublication(counter - 1 - age));
    return end === undefined ? '' : toBase64(tree.root(end + 1));
  });
  return {
    growth: { from, entries: entries.slice(from) },
    async prove(snapshot) {
      const index = places.get(await entryOf(snapshot));
      if (index === undefined) return undefined;
      const path = tree.path(index).map((hash) => new Uint8Array(hash));
      return { ...snapshot, proof: encodeProof({ checkpoint, counter, signature, index, path, earlier }) };
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
