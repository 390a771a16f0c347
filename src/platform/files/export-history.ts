import { byteOrderMark } from '../../history/export/csv.ts';
import { fileBegin, fileEnd, fileLine } from '../../history/export/history-file.ts';
import type { HistoryRecord } from '../../history/export/history-record.ts';
import { ooniLines } from '../../history/export/ooni.ts';
import { csvHead, csvOfRound } from '../../history/export/rounds-csv.ts';
import { inScope, type Scope, scopedRound } from '../../history/export/scope.ts';
import type { Day } from '../../history/local-time.ts';
import type { DayRollUp, HourRollUp } from '../../history/roll-up.ts';
import type { LabelledNetwork } from '../../model/network-label.ts';
import { systemClock } from '../browser/clock.ts';
import type { HistoryReader } from '../store/store.ts';

export const exportForms = ['json', 'csv', 'ooni'] as const;

export interface ExportChoice extends Scope {
  readonly form: (typeof exportForms)[number];
  /** Whether the file has the person's names for networks. */
  readonly withNetworkNames: boolean;
}

/** A piece of the file, and how much of the file is done with it (0..1). */
export interface Piece {
  readonly text: string;
  readonly share: number;
}

/**
 * The file, piece by piece, so that a year of checks is never in memory as a whole.
 * @param version the extension's version
 */
export async function* exportHistory(
  reader: HistoryReader,
  choice: ExportChoice,
  version: string,
): AsyncGenerator<Piece> {
  const networks = new Map((await reader.networks()).map((network) => [network.id, network]));
  const nameOf = (id: string) => (choice.withNetworkNames ? (networks.get(id)?.label ?? id) : id);
  switch (choice.form) {
    case 'json':
      yield* jsonFile(reader, choice, [...networks.values()], version);
      break;
    case 'csv':
      yield { text: byteOrderMark + csvHead, share: 0 };
      for await (const { record, share } of roundsIn(reader, choice)) {
        yield { text: csvOfRound(record.round, nameOf(record.round.profile)), share };
      }
      break;
    case 'ooni':
      for await (const { record, share } of roundsIn(reader, { ...choice, own: true })) {
        yield { text: ooniLines(record, version), share };
      }
      break;
    default:
      choice.form satisfies never;
  }
}

/**
 * Streams the pieces into a file. The browser keeps a large one on its disk.
 * @param gzip makes the file ten times smaller
 */
export async function asFile(
  pieces: AsyncIterable<Piece>,
  { type, gzip = false }: { readonly type: string; readonly gzip?: boolean },
  onProgress: (share: number) => void,
): Promise<Blob> {
  const encoder = new TextEncoder();
  const source = pieces[Symbol.asyncIterator]();
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value } = await source.next();
      if (done) return controller.close();
      onProgress(value.share);
      controller.enqueue(encoder.encode(value.text));
    },
    async cancel() {
      await source.return?.();
    },
  });
  const whole = gzip ? stream.pipeThrough(new CompressionStream('gzip')) : stream;
  return new Response(whole, { headers: { 'content-type': gzip ? 'application/gzip' : type } }).blob();
}

async function* jsonFile(
  reader: HistoryReader,
  choice: ExportChoice,
  networks: readonly LabelledNetwork[],
  version: string,
): AsyncGenerator<Piece> {
  yield { text: fileBegin(Date.now(), `Reachable ${version}`), share: 0 };
  let isFirst = true;
  const line = (whole: HistoryRecord) => {
    const record = inScope(whole, choice);
    if (!record) return '';
    const text = fileLine(record, isFirst);
    isFirst = false;
    return text;
  };
  for (const { label, ...network } of networks) {
    const shown = choice.withNetworkNames && label !== undefined ? { ...network, label } : network;
    yield { text: line({ kind: 'network', network: shown }), share: 0 };
  }
  for await (const record of daysAndNotes(reader, choice)) yield { text: line(record), share: 0 };
  for await (const { record, share } of roundsIn(reader, choice)) {
    yield { text: line({ kind: 'round', ...record }), share };
  }
  yield { text: fileEnd, share: 1 };
}

/** Notes, feedback, and the roll-ups of days whose rounds are no longer stored. */
async function* daysAndNotes(
  reader: HistoryReader,
  { since = 0, until = Number.MAX_SAFE_INTEGER }: ExportChoice,
): AsyncGenerator<HistoryRecord> {
  const clock = systemClock();
  const isMeant = (day: Day) => clock.startOf(day) >= since && clock.startOf(day) < until;
  for (const note of await reader.notes('', '9')) if (isMeant(note.day)) yield { kind: 'note', note };
  for (const feedback of await reader.feedback(since, until)) yield { kind: 'feedback', feedback };
  const span = await reader.span();
  if (!span) return;
  const withRounds = new Set((await reader.roundTimes()).map((at) => clock.timeAt(at).day));
  for (const day of await reader.days(span.first, span.last)) {
    if (withRounds.has(day.day) || !isMeant(day.day)) continue;
    const hours = await Promise.all(Object.keys(day.services).map((id) => reader.hours(id, day.day, day.day)));
    yield { kind: 'day', day, hours: hours.flat().filter((one) => placed(one) === placed(day)) };
  }
}

const placed = ({ profile, imported }: DayRollUp | HourRollUp) => `${profile} ${imported}`;

/** The rounds in scope, oldest first, each with the share of them that has been read (0..1). */
export async function* roundsIn(reader: HistoryReader, scope: Scope) {
  const { since = 0, until = Number.MAX_SAFE_INTEGER } = scope;
  const count = (await reader.roundTimes()).filter((at) => at >= since && at < until).length;
  let done = 0;
  for await (const record of reader.records(since, until)) {
    done += 1;
    const scoped = scopedRound(record, scope);
    if (scoped) yield { record: scoped, share: Math.min(1, done / count) };
  }
}
