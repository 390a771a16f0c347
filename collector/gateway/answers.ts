import { encodeResponse } from '../../protocol/ohttp/binary-http.ts';
import type { Bytes } from '../../protocol/ohttp/bytes.ts';
import { roomInResponse } from '../../protocol/ohttp/sizes.ts';
import type { ReportSchema } from '../../protocol/wire/report.ts';
import { versionProblem } from '../../protocol/wire/version-problem.ts';
import { readSnapshots } from '../store/snapshots.ts';
import type { Store } from '../store/store.ts';

/** Answers in binary HTTP, all of one length. They are encoded once and sealed for each sender. */
export interface Answers {
  /** The newest snapshot of a country, after the proof that the log has it, or 404. */
  snapshotOf(cc: string): Bytes;
  /** An answer with a status and no body. */
  bare(status: BareStatus): Bytes;
  /** The answer to a report of an unsupported version (RFC 9457). */
  readonly otherVersion: Bytes;
  /** Loads what was published since the last call. */
  refresh(): Promise<void>;
}

const bareStatuses = [400, 404, 422, 503] as const;
type BareStatus = (typeof bareStatuses)[number];

/** @param reports the versions of reports that are accepted */
export async function prepareAnswers(store: Store, reports: readonly ReportSchema[]): Promise<Answers> {
  const bare = new Map<BareStatus, Bytes>();
  for (const status of bareStatuses) {
    bare.set(status, await encodeResponse(new Response(undefined, { status }), roomInResponse));
  }
  const none = bareAnswer(404);
  const otherVersion = await encodeResponse(
    Response.json(versionProblem(reports), { status: 422, headers: { 'content-type': 'application/problem+json' } }),
    roomInResponse,
  );
  let snapshots: ReadonlyMap<string, Bytes> = new Map();

  function bareAnswer(status: BareStatus): Bytes {
    const answer = bare.get(status);
    if (!answer) throw new Error(`no answer was made for ${status}`);
    return answer;
  }

  async function refresh() {
    const stored = await readSnapshots(store);
    snapshots = new Map(
      await Promise.all(
        stored.map(
          async ({ cc, signature, body, proof }) =>
            [cc, await asAnswer(Buffer.concat([proof, signature, body]))] as const,
        ),
      ),
    );
  }

  await refresh();
  return { snapshotOf: (cc) => snapshots.get(cc) ?? none, bare: bareAnswer, otherVersion, refresh };
}

function asAnswer(provenSnapshot: Buffer<ArrayBuffer>): Promise<Bytes> {
  const headers = { 'content-type': 'application/octet-stream' };
  return encodeResponse(new Response(provenSnapshot, { status: 200, headers }), roomInResponse);
}
