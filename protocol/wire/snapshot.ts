import * as v from 'valibot';
import { minFigure } from './cell.ts';
import { slotSeconds } from './slot.ts';

/**
 * The published figures of one country. A snapshot appears every six hours, signed and compressed, and is never larger
 * than `largestSnapshot`, so that it fits into one answer. Figures with too few reports are left out, and all are a
 * little wrong on purpose.
 */

/** Bytes of signature and compressed text together. */
export const largestSnapshot = 4500;
/** Every published count is a multiple of this. */
export const countStep = 5;

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.multipleOf(countStep));
const publishedCount = v.pipe(count, v.minValue(minFigure));
/**
 * `contested`: the other networks of the country disagree. `held`: a single slot disagrees with the rest, so it is not
 * counted yet.
 */
const doubts = ['contested', 'held'] as const;

/** Approximate numbers of reports, of those with a problem, and of those with a block; and a doubt if there is one. */
const cellSchema = v.pipe(
  v.union([
    v.strictTuple([publishedCount, count, count]),
    v.strictTuple([publishedCount, count, count, v.picklist(doubts)]),
  ]),
  v.check(([n, problem, blocked]) => blocked <= problem && problem <= n, 'expected reports >= problems >= blocks'),
  v.readonly(),
);

const windows = {
  /** The 24 hours before publication. */
  day: v.optional(cellSchema),
  /** The 30 whole days (UTC) before publication, and the current one. */
  month: v.optional(cellSchema),
};

const measurements = v.pipe(v.number(), v.integer(), v.minValue(0));

/** OONI's public figures of the last `ooniDays` whole days and the current one. */
const ooniSchema = v.strictObject({
  n: v.pipe(measurements, v.minValue(20)),
  anomaly: measurements,
  confirmed: measurements,
  ok: measurements,
  failure: measurements,
});

const serviceId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/), v.maxLength(40));

export const snapshotSchema = v.strictObject({
  v: v.literal(1),
  /** ISO 3166-1 alpha-2. */
  country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
  /** The slot of publication. It never decreases, so an older snapshot cannot pass as a newer one. */
  counter: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Epoch seconds, rounded to the start of the slot. */
  publishedAt: v.pipe(v.number(), v.integer(), v.minValue(0), v.multipleOf(slotSeconds)),
  services: v.record(
    serviceId,
    v.strictObject({
      ...windows,
      /**
       * One character for each of the last 30 whole days (UTC), oldest first: the tenths of the reports that saw a
       * problem, `a` for all, `-` for too few reports.
       */
      strip: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-]{30}$/))),
      ooni: v.optional(ooniSchema),
    }),
  ),
  /** Networks with cells of their own. All others count only for the country. */
  networks: v.pipe(
    v.array(
      v.strictObject({
        asn: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 32 - 1)),
        services: v.record(serviceId, v.strictObject(windows)),
      }),
    ),
    v.maxLength(1000),
  ),
});

export type Cell = v.InferOutput<typeof cellSchema>;
export type Doubt = (typeof doubts)[number];
export type OoniFigures = Readonly<v.InferOutput<typeof ooniSchema>>;
export type Snapshot = Readonly<v.InferOutput<typeof snapshotSchema>>;
export type Window = keyof typeof windows;

/** Checks a value of unknown origin; the issues say what is wrong and where. */
export const parseSnapshot = (value: unknown) => v.safeParse(snapshotSchema, value);
