import { decodeRequest, type ReadRequest } from '../../protocol/ohttp/binary-http.ts';
import type { Bytes } from '../../protocol/ohttp/bytes.ts';
import { Malformed } from '../../protocol/ohttp/malformed.ts';
import { parseReport, type ReportSchema } from '../../protocol/wire/report.ts';
import { parseJson } from '../../src/model/parse-json.ts';
import type { Answers } from './answers.ts';
import type { Ledger } from './ledger.ts';
import type { TrustedPlace, Votes } from './votes.ts';

/** What a gateway needs to answer. */
export interface HandlerParts {
  readonly votes: Votes;
  readonly ledger: Ledger;
  readonly answers: Answers;
  /** The versions of reports that are accepted. */
  readonly reports: readonly ReportSchema[];
  /** Epoch ms. */
  readonly now: () => number;
}

/** One opened message. */
export interface Message {
  /** Binary HTTP. */
  readonly message: Bytes;
  /** The sender's place as a trusted relay saw it. */
  readonly seen: TrustedPlace | undefined;
  /** False for a repeat, which is answered like any other message and counts nothing. */
  readonly isFirst: boolean;
}

/**
 * The answer to one opened message, as binary HTTP. A report and a query for a country get the same answer: the
 * country's snapshot. While counts cannot be written, every message is refused, so that observers cannot tell reports
 * from queries.
 */
export function handle(
  { message, seen, isFirst }: Message,
  { votes, ledger, answers, reports, now }: HandlerParts,
): Bytes {
  if (!ledger.accepts()) return answers.bare(503);
  const request = decoded(message);
  if (!request) return answers.bare(400);
  const { method, path, content } = request;
  const country = method === 'GET' && /^\/v1\/snapshots\/([A-Z]{2})$/.exec(path)?.[1];
  if (country) return answers.snapshotOf(country);
  if (method !== 'POST' || path !== '/v1/reports') return answers.bare(404);
  const { report, versions } = parseReport(parseJson(utf8.decode(content)), reports);
  if (versions) return answers.otherVersion;
  if (!report) return answers.bare(422);
  const count = isFirst ? votes.take(report, seen, now()) : undefined;
  if (count) ledger.add(count);
  return answers.snapshotOf(report.cc);
}

const utf8 = new TextDecoder();

function decoded(message: Bytes): ReadRequest | undefined {
  try {
    return decodeRequest(message);
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}
