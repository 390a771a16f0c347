import * as v from 'valibot';
import { functionIds } from '../../model/function-ids.ts';
import { networkStateWords } from '../../model/network-states.ts';
import { ownReasons } from '../../model/own-reasons.ts';
import { causes, manners, serviceStates } from '../../model/verdict.ts';

/** The JSON file of evidence: what was measured in a period, in figures, and the hashes of the records behind it. */

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(2000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const kbps = v.pipe(v.number(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const time = v.pipe(v.string(), v.isoTimestamp());
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Checks with the same result for one service. */
const finding = v.strictObject({
  state: v.picklist(serviceStates),
  cause: v.exactOptional(v.picklist(causes)),
  manner: v.exactOptional(v.picklist(manners)),
  confidence: v.exactOptional(v.picklist(['confident', 'likely', 'unsure'])),
  /** Whose route, filter or rule it is, if not the provider's. */
  because: v.exactOptional(v.array(v.picklist(ownReasons))),
  /** If connections freeze: how much of a file came at the best try of all these checks, kB. */
  stoppedAfterKilobytes: v.exactOptional(v.pipe(count, v.minValue(1))),
  /** For each slow function: the fastest of all these checks, and what was usual for it, kbit/s. */
  speeds: v.exactOptional(
    v.array(v.strictObject({ function: v.picklist(functionIds), kbps, usualKbps: v.exactOptional(kbps) })),
  ),
  checks: count,
  first: time,
  last: time,
});

const service = v.strictObject({
  service: text,
  checks: count,
  /** Attempts to reach it, of every kind. */
  tries: count,
  findings: v.array(finding),
});

const network = v.strictObject({
  /** `network-1`, or the person's name for it, if they want it included. */
  name: text,
  checks: count,
  /** How many checks found the connection in each state. */
  connection: v.record(v.picklist(networkStateWords), count),
});

export const evidenceSchema = v.strictObject({
  format: v.literal('reachable-evidence'),
  version: v.literal(1),
  madeAt: time,
  madeBy: text,
  since: time,
  until: time,
  /** The place of measurement and the provider of the line, as the person typed it. */
  place: v.exactOptional(text),
  provider: v.exactOptional(text),
  /** The versions of the rules that judged the checks. */
  rulesets: v.array(count),
  /** The numbers of the lists of addresses that were used. */
  catalogues: v.array(count),
  checks: v.strictObject({
    total: count,
    finished: count,
    byPerson: count,
    bySchedule: count,
    first: v.exactOptional(time),
    last: v.exactOptional(time),
  }),
  networks: v.array(network),
  /** Comparison sites that any connection should reach: how often they were tried, and how often they answered. */
  controls: v.strictObject({ tried: count, answered: count }),
  services: v.array(service),
  records: v.strictObject({
    /** The hash of the hashes in `each`, in order, each followed by a line feed. */
    sha256,
    /** The hash of the check's line in an exported history, in UTF-8, without comma and line end. */
    each: v.array(v.strictObject({ check: time, sha256 })),
  }),
  doesNotProve: v.array(text),
});

export type Evidence = v.InferOutput<typeof evidenceSchema>;
