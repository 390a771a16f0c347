import * as v from 'valibot';
import { type ReportSchema, versionsOf } from './report.ts';

/** A gateway's answer to a report of a version that it does not accept (RFC 9457). */

/** Only a name: nobody resolves it. */
const type = 'https://collector.reachable/problems/report-version';

const schema = v.object({ type: v.literal(type), versions: v.array(v.number()) });

export const versionProblem = (taken: readonly ReportSchema[]) => ({
  type,
  title: 'this version of reports is not taken',
  versions: versionsOf(taken),
});

/** The accepted versions; undefined if the answer says something else. */
export function versionsTaken(body: unknown): readonly number[] | undefined {
  const parsed = v.safeParse(schema, body);
  return parsed.success ? parsed.output.versions : undefined;
}
