import * as v from 'valibot';
import { isCustom } from '../../src/model/custom-service.ts';
import { largestAsn, unknownCountry } from './place.ts';
import { reportVersion } from './report-version.ts';

/**
 * The schemas of a shared report: one verdict on one service. They are the only list of what may be sent. Extension and
 * collector both use them and refuse any other field.
 */

const natural = (most: number) =>
  v.pipe(
    v.number('expected a number'),
    v.integer('expected a whole number'),
    v.minValue(0, 'expected no negative number'),
    v.maxValue(most, `expected at most ${most}`),
  );

const longestServiceId = 40;

/** Only these states are published, so no others are sent. `problem` is any but a block. */
const reportStates = ['works', 'problem', 'blocked'] as const;

/** The fields that a gateway counts: every version has them. */
const fields = {
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
};

/** The report that the extension sends. */
export const reportSchema = v.strictObject({ v: v.literal(reportVersion), ...fields });

/**
 * The versions of reports that a gateway accepts: the newest and the one before it, since extensions and gateways are
 * not updated on one day.
 */
export const reportSchemas = [reportSchema] as const;

export type Report = Readonly<v.InferOutput<typeof reportSchema>>;
export type ReportState = Report['state'];

/** A report of any version that a gateway accepts. */
export type AnyReport = Readonly<v.InferOutput<v.StrictObjectSchema<typeof fields, undefined>>> & {
  readonly v: number;
};

export type ReportSchema = v.GenericSchema<unknown, AnyReport> & {
  readonly entries: { readonly v: v.LiteralSchema<number, undefined> };
};

export type ParsedReport =
  | { readonly report: AnyReport; readonly problem?: never; readonly versions?: never }
  /** The wrong field, and what was expected. `versions`: the accepted ones, if the report has another. */
  | { readonly report?: never; readonly problem: string; readonly versions?: readonly number[] };

export function parseReport(candidate: unknown, taken: readonly ReportSchema[] = reportSchemas): ParsedReport {
  const version = v.safeParse(v.looseObject({ v: v.number() }), candidate);
  const schema = version.success ? taken.find(({ entries }) => entries.v.literal === version.output.v) : taken[0];
  if (!schema) {
    const versions = versionsOf(taken);
    return { problem: `v: expected ${versions.join(' or ')}: this is another version of reports`, versions };
  }
  const parsed = v.safeParse(schema, candidate, { abortEarly: true });
  if (parsed.success) return { report: parsed.output };
  const [issue] = parsed.issues;
  return { problem: `${v.getDotPath(issue) ?? 'report'}: ${issue.message}` };
}

export const versionsOf = (taken: readonly ReportSchema[]) => taken.map(({ entries }) => entries.v.literal);
