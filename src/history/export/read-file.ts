import * as v from 'valibot';
import { parseJson } from '../../model/parse-json.ts';
import type { HistoryRecord } from './history-record.ts';
import { ImportError } from './import-error.ts';
import { headSchema, recordSchema } from './record-schema.ts';

/** Characters; a round has about 100 observations of less than 1 kB. */
const longestLine = 2_000_000;
/** Characters; more than a year of checks every 15 minutes. */
const longestFile = 4_000_000_000;

export interface ReadRecord {
  /** The number of its line, from 1. */
  readonly line: number;
  readonly record: HistoryRecord;
  /** The length of its line in characters. */
  readonly length: number;
}

/** Reads a history file piece by piece. Throws an `ImportError` at the first error. */
export async function* readHistoryFile(pieces: AsyncIterable<string>): AsyncGenerator<ReadRecord> {
  let line = 0;
  let ended = false;
  for await (const text of linesOf(pieces)) {
    line++;
    if (line === 1) checkHead(text);
    else if (text === ']}') ended = true;
    else if (ended && text !== '') throw new ImportError('not-json', line, 'there is something after the end');
    else if (text !== '') yield readLine(text.replace(/,$/, ''), line);
  }
  if (line === 0) throw new ImportError('other-file', 1);
  if (!ended) throw new ImportError('cut-off', line);
}

/** One record of unknown origin. Throws an `ImportError`. */
export function readRecord(text: string, line?: number): HistoryRecord {
  const value = parseJson(text);
  if (value === undefined) throw new ImportError('not-json', line);
  const parsed = v.safeParse(recordSchema, value, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new ImportError('not-valid', line, `${v.getDotPath(issue) ?? 'record'}: ${issue.message}`.slice(0, 300));
}

function checkHead(text: string): void {
  const head = parseJson(`${text}]}`);
  if (typeof head !== 'object' || head === null || !('format' in head) || head.format !== 'reachable-history') {
    throw new ImportError('other-file', 1);
  }
  if ('version' in head && typeof head.version === 'number' && head.version > 1) {
    throw new ImportError('newer-version', 1);
  }
  const { records, ...rest } = head as { records?: unknown };
  const parsed = v.safeParse(headSchema, rest);
  if (!parsed.success) throw new ImportError('not-valid', 1, v.getDotPath(parsed.issues[0]) ?? undefined);
}

function readLine(text: string, line: number): ReadRecord {
  return { line, length: text.length, record: readRecord(text, line) };
}

/** Splits a text that arrives in pieces into lines, without their line ends. */
async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let line = 1;
  let length = 0;
  let begun: string[] = [];
  let begunLength = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > longestFile) throw new ImportError('too-large', line);
    const parts = piece.split('\n');
    for (const [index, part] of parts.entries()) {
      begun.push(part);
      begunLength += part.length;
      if (begunLength > longestLine) throw new ImportError('line-too-long', line);
      if (index === parts.length - 1) break;
      yield begun.join('').replace(/\r$/, '');
      line++;
      begun = [];
      begunLength = 0;
    }
  }
  if (begunLength > 0) yield begun.join('');
}
