import * as v from 'valibot';
import { functionIds } from '../../model/function-ids.ts';
import { networkStateWords } from '../../model/network-states.ts';
import { ownReasons } from '../../model/own-reasons.ts';
import { causes, manners, serviceStates } from '../../model/verdict.ts';

/**
 * The JSON file of evidence: what was measured in a stretch of time, in figures, and the sums of the records behind it.
 */

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(2000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const kbps = v.pipe(v.number(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const time = v.pipe(v.string(), v.isoTimestamp());
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Checks that found the same about one service. */
const finding = v.strictObject({
  state: v.picklist(serviceStates),
  cause: v.exactOptional(v.picklist(causes)),
  manner: v.exactOptional(v.picklist(manners)),
  confidence: v.exactOptional(v.picklist(['confident', 'likely', 'unsure'])),
  /** Whose way, filter or rule it is, where it is not the provider's. */
  because: v.exactOptional(v.array(v.picklist(ownReasons))),
  /** Where connections freeze: how much of a file came at the try of all these checks that came farthest, kB. */
  stoppedAfterKilobytes: v.exactOptional(v.pipe(count, v.minValue(1))),
  /** Of each function that was slow: the fastest of all these checks, and what was usual at that one, kbit/s. */
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
  /** `network-1`, or the name that the person gave it, if they want it said. */
  name: text,
  checks: count,
  /** How many checks found the connection in which state. */
  connection: v.record(v.picklist(networkStateWords), count),
});

export const evidenceSchema = v.strictObject({
  format: v.literal('reachable-evidence'),
  version: v.literal(1),
  madeAt: time,
  madeBy: text,
  since: time,
  until: time,
  /** Where it was measured and who provides the line, as the person typed it. */
  place: v.exactOptional(text),
  provider: v.exactOptional(text),
  /** The versions of the rules by which the checks were judged. */
  rulesets: v.array(count),
  /** The numbers of the lists of addresses that were asked. */
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
  /** Comparison sites that any connection should reach: how often they were tried, and answered. */
  controls: v.strictObject({ tried: count, answered: count }),
  services: v.array(service),
  records: v.strictObject({
    /** Of the sums of `each`, in their order, each followed by a line feed. */
    sha256,
    /** Of the line that the check has in an exported history, in UTF-8, without comma and line end. */
    each: v.array(v.strictObject({ check: time, sha256 })),
  }),
  doesNotProve: v.array(text),
});

export type Evidence = v.InferOutput<typeof evidenceSchema>;
