import * as v from 'valibot';
import { leastReports } from './cell.ts';
import { slotSeconds } from './slot.ts';

/**
 * What the crowd of one country sees, as it is published every six hours: signed, compressed, and never larger than
 * `largestSnapshot`, so that it fits into one answer. Figures from too few reports are missing.
 */

/** Bytes of signature and compressed text together. */
export const largestSnapshot = 4500;
/** Every published count is a multiple of this. */
export const countStep = 5;

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.multipleOf(countStep));
const publishedCount = v.pipe(count, v.minValue(leastReports));
/** `contested`: OONI or other networks see otherwise. `held`: one slot alone says otherwise, so it is left out as yet. */
const doubts = ['contested', 'held'] as const;

/** Reports, of them with a problem, of these with a block; about right each, and a doubt where there is one. */
const cellSchema = v.pipe(
  v.union([
    v.strictTuple([publishedCount, count, count]),
    v.strictTuple([publishedCount, count, count, v.picklist(doubts)]),
  ]),
  v.check(([n, problem, blocked]) => blocked <= problem && problem <= n, 'expected reports >= problems >= blocks'),
  v.readonly(),
);

const windows = {
  /** The 24 hours up to the publication. */
  day: v.optional(cellSchema),
  /** The 30 whole days (UTC) up to it, and the running one. */
  month: v.optional(cellSchema),
};

const measurements = v.pipe(v.number(), v.integer(), v.minValue(0));

/** OONI's public figures of the last `ooniDays` whole days and the running one. */
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
  /** The slot in which it was published: it never falls, so an older snapshot cannot be passed off as a newer one. */
  counter: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Epoch s; on the clock of the slots, whenever it was really made. */
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
  /** Those that have a cell of their own; the others are part of the country's. */
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

/** Something of unknown origin, against the schema; the issues say what is wrong and where. */
export const parseSnapshot = (value: unknown) => v.safeParse(snapshotSchema, value);
