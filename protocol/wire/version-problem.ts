import * as v from 'valibot';
import { type ReportSchema, versionsOf } from './report.ts';

/** What a gateway answers to a report of a version that it does not take (RFC 9457). */

/** A name: nobody resolves it. */
const type = 'https://collector.reachable/problems/report-version';

const schema = v.object({ type: v.literal(type), versions: v.array(v.number()) });

export const versionProblem = (taken: readonly ReportSchema[]) => ({
  type,
  title: 'this version of reports is not taken',
  versions: versionsOf(taken),
});

/** The versions that are taken instead; undefined where the answer says something else. */
export function versionsTaken(body: unknown): readonly number[] | undefined {
  const parsed = v.safeParse(schema, body);
  return parsed.success ? parsed.output.versions : undefined;
}
