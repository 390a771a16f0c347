import { isDatedAhead } from '../../history/dated-ahead.ts';
import { asImported } from '../../history/export/as-imported.ts';
import type { HistoryRecord } from '../../history/export/history-record.ts';
import { ImportError } from '../../history/export/import-error.ts';
import { type ReadRecord, readHistoryFile } from '../../history/export/read-file.ts';
import type { ServiceId } from '../../model/service.ts';
import { systemClock } from '../browser/clock.ts';
import { ask } from '../browser/messages.ts';
import type { HistoryReader, Merged } from '../store/store.ts';
import { readSessionValue, removeSessionValues, writeSessionValues } from '../values/session-values.ts';

interface Count {
  /** How many records would be added. */
  fresh: number;
  /** How many records the history already has. */
  known: number;
}

/** The effect of an import. */
export interface ImportPreview {
  readonly rounds: Readonly<Count>;
  readonly days: Readonly<Count>;
  readonly notes: Readonly<Count>;
  readonly networks: Readonly<Count>;
  readonly feedback: Readonly<Count>;
  /** How many records are dated later than now, and not added. */
  readonly ahead: Readonly<Partial<Record<HistoryRecord['kind'], number>>>;
  readonly services: readonly ServiceId[];
  /** Epoch ms of the first and the last round in the file. */
  readonly first?: number;
  readonly last?: number;
}

/** Reads the whole file and changes nothing. Rejects with an `ImportError` at the first error in the file. */
export async function previewImport(
  file: Blob,
  reader: HistoryReader,
  onProgress: (share: number) => void,
): Promise<ImportPreview> {
  const isKnown = await knownHere(reader);
  const counts = { round: count(), day: count(), note: count(), network: count(), feedback: count() };
  const ahead: Partial<Record<HistoryRecord['kind'], number>> = {};
  const services = new Set<ServiceId>();
  let first: number | undefined;
  let last: number | undefined;
  for await (const { record, isAhead } of recordsIn(file, onProgress)) {
    if (isAhead) {
      ahead[record.kind] = (ahead[record.kind] ?? 0) + 1;
      continue;
    }
    counts[record.kind][isKnown(record) ? 'known' : 'fresh']++;
    if (record.kind !== 'round') continue;
    for (const id of record.round.services) services.add(id);
    first = Math.min(first ?? record.round.at, record.round.at);
    last = Math.max(last ?? record.round.at, record.round.at);
  }
  return {
    rounds: counts.round,
    days: counts.day,
    notes: counts.note,
    networks: counts.network,
    feedback: counts.feedback,
    ahead,
    services: [...services].sort(),
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
  };
}

/** Characters in one message to the background; a record has about 25,000. */
const longestMessage = 1_000_000;

/**
 * Merges the file into the history, through the background, marked as imported whatever it claims. Records that were
 * added before an error stay. Records dated ahead are left out. Rejects if everything is deleted meanwhile: the rest
 * would stay.
 */
export async function importFile(file: Blob, onProgress: (share: number) => void): Promise<Merged> {
  const mark = await beginImport();
  try {
    return await importWhile(() => goesOn(mark), file, onProgress);
  } finally {
    await endImport(mark);
  }
}

async function importWhile(
  isWanted: () => Promise<boolean>,
  file: Blob,
  onProgress: (share: number) => void,
): Promise<Merged> {
  let [added, known] = [0, 0];
  let batch: HistoryRecord[] = [];
  let length = 0;
  const send = async () => {
    if (!(await isWanted())) throw new Error('everything was deleted meanwhile');
    const merged = await ask('importRecords', { records: batch });
    added += merged.added;
    known += merged.known;
    batch = [];
    length = 0;
  };
  for await (const { record, length: own, isAhead } of recordsIn(file, onProgress)) {
    if (isAhead) continue;
    batch.push(asImported(record));
    length += own;
    if (length >= longestMessage) await send();
  }
  if (batch.length > 0) await send();
  return { added, known };
}

async function* recordsIn(
  file: Blob,
  onProgress: (share: number) => void,
): AsyncGenerator<ReadRecord & { readonly isAhead: boolean }> {
  const clock = systemClock();
  for await (const read of readHistoryFile(textOf(file, onProgress))) {
    yield { ...read, isAhead: isDatedAhead(read.record, Date.now(), clock) };
  }
}

const count = (): Count => ({ fresh: 0, known: 0 });

async function knownHere(reader: HistoryReader): Promise<(record: HistoryRecord) => boolean> {
  const clock = systemClock();
  const span = await reader.span();
  const [times, days, notes, networks, feedback] = await Promise.all([
    reader.roundTimes(),
    span ? reader.days(span.first, span.last) : [],
    reader.notes('', '9'),
    reader.networks(),
    reader.feedback(0, Number.MAX_SAFE_INTEGER),
  ]);
  const rounds = new Set(times);
  const daysWithRounds = new Set(times.map((at) => clock.timeAt(at).day));
  const daysSummedUp = new Set(days.map(({ day }) => day));
  const profilesOfDays = new Set(days.map(({ day, profile }) => JSON.stringify([day, profile])));
  const labelled = new Map(networks.map((network) => [network.id, network.label]));
  const said = new Set(feedback.map(({ round, service }) => JSON.stringify([round, service])));
  const notedDays = new Set(notes.map(({ day }) => day));
  return (record) => {
    switch (record.kind) {
      case 'round': {
        const { day } = clock.timeAt(record.round.at);
        return rounds.has(record.round.at) || (daysSummedUp.has(day) && !daysWithRounds.has(day));
      }
      case 'day':
        return (
          daysWithRounds.has(record.day.day) || profilesOfDays.has(JSON.stringify([record.day.day, record.day.profile]))
        );
      case 'note':
        return notedDays.has(record.note.day);
      case 'feedback':
        return said.has(JSON.stringify([record.feedback.round, record.feedback.service]));
      case 'network':
        return (
          labelled.has(record.network.id) &&
          (labelled.get(record.network.id) !== undefined || record.network.label === undefined)
        );
      default:
        return record satisfies never;
    }
  };
}

/** The text of the file in pieces. A gzip file is decompressed. */
async function* textOf(file: Blob, onProgress: (share: number) => void): AsyncGenerator<string> {
  let read = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(bytes, controller) {
      read += bytes.length;
      onProgress(file.size === 0 ? 1 : read / file.size);
      controller.enqueue(bytes);
    },
  });
  const [one, two] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const bytes = file.stream().pipeThrough(counted);
  const plain = one === 0x1f && two === 0x8b ? bytes.pipeThrough(new DecompressionStream('gzip')) : bytes;
  const reader = plain.pipeThrough(new TextDecoderStream('utf-8', { fatal: true })).getReader();
  try {
    while (true) {
      const { done, value } = await reader.read().catch(() => {
        throw new ImportError('not-text');
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/**
 * The key of a mark in the browser's memory that an import is running: "Delete everything" removes it, and so ends the
 * import.
 */
const keyOf = (mark: string) => `import ${mark}`;

async function beginImport(): Promise<string> {
  const mark = crypto.randomUUID();
  await writeSessionValues({ [keyOf(mark)]: true });
  return mark;
}

async function goesOn(mark: string): Promise<boolean> {
  return (await readSessionValue(keyOf(mark))) === true;
}

async function endImport(mark: string): Promise<void> {
  await removeSessionValues([keyOf(mark)]);
}
