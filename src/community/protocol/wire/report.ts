import * as v from 'valibot';
import { isCustom } from '../../../model/custom-service.ts';
import { largestAsn, unknownCountry } from './place.ts';

/**
 * The schema of a shared report: one verdict on one service. It is the only list of what may be sent. Extension and
 * collector both use it and refuse any other field.
 */

const natural = (most: number) =>
  v.pipe(
    v.number('expected a number'),
    v.integer('expected a whole number'),
    v.minValue(0, 'expected no negative number'),
    v.maxValue(most, `expected at most ${most}`),
  );

const longestServiceId = 40;

/** What is published tells no more states apart, so no more are sent. `problem`: any but a block. */
const reportStates = ['works', 'problem', 'blocked'] as const;

export const reportSchema = v.strictObject({
  v: v.literal(1, 'expected 1: this is another version of reports'),
  /** The number of the six-hour slot since 1970. */
  slot: natural(2 ** 31 - 1),
  cc: v.pipe(
    v.string('expected a text'),
    v.regex(/^[A-Z]{2}$/, 'expected a country code of two capital letters'),
    v.check((cc) => cc !== unknownCountry, 'expected a country that is known'),
  ),
  /** 0 for a small network. */
  asn: natural(largestAsn),
  service: v.pipe(
    v.string('expected a text'),
    v.maxLength(longestServiceId, `expected at most ${longestServiceId} letters`),
    v.regex(/^[a-z0-9][a-z0-9-]*$/, 'expected the id of a service'),
    v.check((id) => !isCustom(id), 'expected a service of the catalogue'),
  ),
  state: v.picklist(reportStates, `expected one of ${reportStates.join(', ')}`),
  /** Major and minor version of the extension: the patch version would distinguish people. */
  version: v.pipe(v.string('expected a text'), v.regex(/^\d{1,3}\.\d{1,3}$/, 'expected a version like 1.2')),
});

export type Report = Readonly<v.InferOutput<typeof reportSchema>>;
export type ReportState = Report['state'];

export type ParsedReport =
  | { readonly report: Report; readonly problem?: never }
  /** The wrong field, and what was expected. */
  | { readonly report?: never; readonly problem: string };

export function parseReport(candidate: unknown): ParsedReport {
  const parsed = v.safeParse(reportSchema, candidate, { abortEarly: true });
  if (parsed.success) return { report: parsed.output };
  const [issue] = parsed.issues;
  return { problem: `${v.getDotPath(issue) ?? 'report'}: ${issue.message}` };
}
