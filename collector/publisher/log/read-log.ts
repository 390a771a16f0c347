import type { KeyObject } from 'node:crypto';
import type { Checkpoint } from '../../../protocol/log/checkpoint.ts';
import { entryBytes } from '../../../protocol/log/entries.ts';
import { toBase64 } from '../../../protocol/ohttp/bytes.ts';
import { readNote } from './checkpoint-note.ts';
import { bundlesOf, entriesIn } from './tiles.ts';
import { type Tree, treeOf } from './tree.ts';

/** Reads a published file by its path; undefined if there is none. */
export type ReadFile = (path: string) => Promise<Uint8Array | undefined>;

/** A log whose entries are those that its checkpoint signs. */
export interface ReadLog {
  readonly checkpoint: Checkpoint;
  readonly entries: readonly string[];
  readonly tree: Tree;
}

export const checkpointPath = 'log/checkpoint';

/** Undefined if nothing was published. Throws if the checkpoint is not signed, or is of other entries. */
export async function readLog(read: ReadFile, key: KeyObject): Promise<ReadLog | undefined> {
  const note = await read(checkpointPath);
  if (!note) return undefined;
  const checkpoint = readNote(Buffer.from(note).toString(), key);
  const entries: string[] = [];
  for (const path of bundlesOf(checkpoint.size)) {
    const bundle = await read(path);
    if (!bundle) throw new Error(`The log has no ${path}.`);
    entries.push(...entriesIn(bundle));
  }
  const tree = treeOf(entries.map(entryBytes));
  if (tree.size !== checkpoint.size || toBase64(tree.root()) !== checkpoint.root) {
    throw new Error('The entries of the log are not those that its checkpoint was signed for.');
  }
  return { checkpoint, entries, tree };
}
