import { parseReport } from '../../core/report.ts';
import { decodeRequest } from '../../ohttp/binary-http.ts';
import type { Bytes } from '../../ohttp/bytes.ts';
import { Malformed } from '../../ohttp/malformed.ts';
import type { Answers } from './answers.ts';
import type { Ledger } from './ledger.ts';
import type { TrustedPlace, Votes } from './votes.ts';

/** What a gateway needs to answer. */
export interface Desk {
  readonly votes: Votes;
  readonly ledger: Ledger;
  readonly answers: Answers;
  /** Epoch ms. */
  readonly now: () => number;
}

/**
 * The answer to one opened message, as binary HTTP. A report and a question for a country are answered alike, at the same
 * time: with the country's snapshot. While nothing can be written down they are refused alike, whatever they say.
 */
export async function handle(message: Bytes, seen: TrustedPlace | undefined, desk: Desk): Promise<Bytes> {
  const answer = await answerTo(message, seen, desk);
  return (await desk.ledger.kept()) ? answer : desk.answers.bare(503);
}

async function answerTo(
  message: Bytes,
  seen: TrustedPlace | undefined,
  { votes, ledger, answers, now }: Desk,
): Promise<Bytes> {
  const request = decoded(message);
  if (!request) return answers.bare(400);
  const { pathname } = new URL(request.url);
  const country = request.method === 'GET' && /^\/v1\/snapshots\/([A-Z]{2})$/.exec(pathname)?.[1];
  if (country) return answers.snapshotOf(country);
  if (request.method !== 'POST' || pathname !== '/v1/reports') return answers.bare(404);
  const { report } = parseReport(parseJson(await request.text()));
  if (!report) return answers.bare(422);
  const count = votes.judge(report, seen, now());
  if (count) ledger.add(count);
  return answers.snapshotOf(report.cc);
}

function decoded(message: Bytes): Request | undefined {
  try {
    return decodeRequest(message);
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
