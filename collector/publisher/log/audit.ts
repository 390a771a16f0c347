import { type KeyObject, verify } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Checkpoint } from '../../../protocol/log/checkpoint.ts';
import { mostKeysOfDay, snapshotEntry } from '../../../protocol/log/entries.ts';
import { toBase64 } from '../../../protocol/ohttp/bytes.ts';
import { signatureLength } from '../../../protocol/signed/signature.ts';
import { type ReadFile, type ReadLog, readLog } from './read-log.ts';
import { tilesOf } from './tiles.ts';

/** A place with the published files: the publisher's own, or a mirror. */
export interface Place {
  readonly name: string;
  readonly read: ReadFile;
}

export interface Audit {
  /** The newest checkpoint of all places; undefined if something is wrong. */
  readonly checkpoint: Checkpoint | undefined;
  /**
   * How many sets of keys each day has, by days since 1970. No log shows whether gateways and their restarts explain
   * them.
   */
  readonly keysOfDays: ReadonlyMap<number, number>;
  /** What is wrong, in sentences. */
  readonly problems: readonly string[];
}

/**
 * Checks everything that the public can check: each log is signed and whole, no country has two snapshots of one slot,
 * no day has two sets of keys for one place or more than it may have, each published snapshot is in the log, all places
 * have the same log, and it begins with what was seen.
 * @param seen checkpoints of earlier audits, or that somebody was shown
 */
export async function auditPlaces(
  places: readonly Place[],
  key: KeyObject,
  seen: readonly Checkpoint[],
): Promise<Audit> {
  const problems: string[] = [];
  const logs: { readonly name: string; readonly log: ReadLog }[] = [];
  for (const { name, read } of places) {
    try {
      // The log is read last, so that it has all that is published meanwhile.
      const snapshots = await readSnapshots(read, key);
      const log = await readLog(read, key);
      if (!log) throw new Error('There is no log.');
      logs.push({ name, log });
      const wrong = [
        ...(await wrongTiles(read, log)),
        ...repeated(log),
        ...crowded(log),
        ...(await unlogged(snapshots, log)),
      ];
      problems.push(...wrong.map((problem) => `${name}: ${problem}`));
    } catch (error) {
      problems.push(`${name}: ${error instanceof Error ? error.message : error}`);
    }
  }
  const [longest, ...shorter] = logs.toSorted((a, b) => b.log.tree.size - a.log.tree.size);
  if (longest) {
    const others = [
      ...shorter.map(({ name, log }) => ({ name, checkpoint: log.checkpoint })),
      ...seen.map((checkpoint) => ({ name: 'what was seen', checkpoint })),
    ];
    for (const { name, checkpoint } of others) {
      if (isBeginning(checkpoint, longest.log)) continue;
      problems.push(
        `${longest.name}: The log of ${longest.log.tree.size} entries does not begin with the ${checkpoint.size} of ${name}. Different people were shown different logs.`,
      );
    }
  }
  const keys = [...keysByDay(longest?.log.entries ?? [])];
  return {
    checkpoint: problems.length === 0 ? longest?.log.checkpoint : undefined,
    keysOfDays: new Map(keys.map(([day, places]) => [day, places.length])),
    problems,
  };
}

const isBeginning = ({ size, root }: Checkpoint, { tree }: ReadLog): boolean =>
  size <= tree.size && toBase64(tree.root(size)) === root;

interface PublishedSnapshot {
  readonly country: string;
  readonly counter: number;
  /** The compressed JSON that is signed. */
  readonly body: Uint8Array;
}

/** Throws if one is missing, not signed, or not what its JSON file says. */
async function readSnapshots(read: ReadFile, key: KeyObject): Promise<PublishedSnapshot[]> {
  const index = await read('index.json');
  if (!index) throw new Error('There is no index.json.');
  const { countries }: { readonly countries: readonly string[] } = JSON.parse(textOf(index));
  const snapshots: PublishedSnapshot[] = [];
  for (const country of countries) {
    const [bytes, json] = [await read(`${country}.snapshot`), await read(`${country}.json`)];
    if (!bytes || !json) throw new Error(`There is no ${country}.${bytes ? 'json' : 'snapshot'}.`);
    const [signature, body] = [bytes.subarray(0, signatureLength), bytes.subarray(signatureLength)];
    if (!verify('sha256', body, { key, dsaEncoding: 'ieee-p1363' }, signature)) {
      throw new Error(`${country}.snapshot is not signed by this key.`);
    }
    const text = textOf(gunzipSync(body));
    if (textOf(json) !== `${text}\n`) throw new Error(`${country}.json is not what ${country}.snapshot says.`);
    snapshots.push({ country, counter: JSON.parse(text).counter, body });
  }
  return snapshots;
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

async function wrongTiles(read: ReadFile, { tree, entries }: ReadLog): Promise<string[]> {
  const problems: string[] = [];
  for (const { path, content } of tilesOf(tree, entries)) {
    const file = await read(path);
    if (!file || !Buffer.from(file).equals(content))
      problems.push(`${path} is not what the checkpoint was signed for.`);
  }
  return problems;
}

function repeated({ entries }: ReadLog): string[] {
  /** An edition ends once, a country has one snapshot of a slot, and a place of a day has one set of keys. */
  const names = entries.map((entry) => entry.replace(/^((?:figures|keys) .*) \S+$/, '$1'));
  const places = new Map(names.map((name, index) => [name, index]));
  const earlier = names.filter((name, index) => places.get(name) !== index);
  return earlier.map((name) => `The log has more than one entry for "${name}".`);
}

/** Readers accept no set of a higher place. */
function crowded({ entries }: ReadLog): string[] {
  return [...keysByDay(entries)]
    .filter(([, places]) => Math.max(...places) > mostKeysOfDay)
    .map(([day]) => `The log has more than ${mostKeysOfDay} sets of keys of day ${day}.`);
}

/** The places of the sets of keys, by day. */
function keysByDay(entries: readonly string[]): ReadonlyMap<number, readonly number[]> {
  const days = new Map<number, number[]>();
  for (const entry of entries) {
    const [, day, place] = /^keys (\d+) (\d+) /.exec(entry) ?? [];
    if (day !== undefined) days.set(Number(day), [...(days.get(Number(day)) ?? []), Number(place)]);
  }
  return days;
}

async function unlogged(snapshots: readonly PublishedSnapshot[], { entries }: ReadLog): Promise<string[]> {
  const known = new Set(entries);
  const problems: string[] = [];
  for (const { country, counter, body } of snapshots) {
    const entry = await snapshotEntry(country, counter, new Uint8Array(body));
    if (!known.has(entry)) problems.push(`${country}.snapshot is not in the log.`);
  }
  return problems;
}
