import * as v from 'valibot';
import { countryIdSchema } from '../../model/country-id.ts';
import { failureWords } from '../../model/failures.ts';
import { functionIds } from '../../model/function-ids.ts';
import { labelFrom } from '../../model/network-id.ts';
import { networkStateWords } from '../../model/network-states.ts';
import { type ArrivalPoint, mostPoints } from '../../model/observation.ts';
import { addressComparisons, addressKinds, probeKinds } from '../../model/observation-words.ts';
import { networkReasons, reasons } from '../../model/reasons.ts';
import { extents, roundTriggers } from '../../model/round.ts';
import { relayUrlSchema } from '../../model/service.ts';
import { causes, functionStates, isKnown, manners, serviceStates } from '../../model/verdict.ts';
import { isDay } from '../local-time.ts';
import { noteTextFrom } from '../note.ts';

/**
 * The schema of a history file. It is strict, so that an import neither takes in unknown fields nor drops any silently.
 * Records become what the history stores; only times differ, which are ISO texts in the file and epoch ms here.
 */

const text = v.pipe(v.string(), v.maxLength(2000));
/** Ids are made by this extension: one from outside must not bring a message into a page or another file. */
const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,99}$/, 'expected an id of small letters, digits and dashes'),
);
const label = v.pipe(
  v.string(),
  v.check((typed) => typed === labelFrom(typed), 'expected a name as it is stored'),
);
const noteText = v.pipe(
  v.string(),
  v.check((typed) => typed === noteTextFrom(typed), 'expected a note as it is stored'),
);
/** JSON has numbers that a computer reads as infinite, such as 1e999, and others whose sum would be. */
const within = v.pipe(v.number(), v.minValue(Number.MIN_SAFE_INTEGER), v.maxValue(Number.MAX_SAFE_INTEGER));
const positive = v.pipe(v.number(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const count = v.pipe(positive, v.integer());
const ms = positive;
/** It came with a file. Whatever an import brings is marked so. */
const imported = v.exactOptional(v.literal(true));
const leftOut = v.exactOptional(v.literal(true));
const host = v.pipe(
  v.string(),
  v.maxLength(253),
  v.regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, 'expected a host like cdn.example.com'),
);
const day = v.pipe(v.string(), v.isoDate(), v.check(isDay, 'expected a day that the calendar has'));

const time = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'expected a time like 2026-11-25T13:20:00.000Z'),
  v.check((iso) => !Number.isNaN(Date.parse(iso)), 'expected a time that exists'),
  v.transform((iso) => Date.parse(iso)),
);

const opinion = {
  cause: v.exactOptional(v.picklist(causes)),
  manner: v.exactOptional(v.picklist(manners)),
  confidence: v.exactOptional(v.picklist(['confident', 'likely', 'unsure'])),
  because: v.array(v.picklist(reasons)),
  /** Ids of rules, which other versions may name otherwise. */
  rules: v.exactOptional(v.array(id)),
};

const functionVerdict = v.strictObject({
  ...opinion,
  state: v.picklist(functionStates),
  function: v.picklist(functionIds),
  count: v.exactOptional(
    v.strictObject({
      failed: count,
      total: count,
      which: v.exactOptional(v.array(id)),
      of: v.exactOptional(v.literal('tries')),
    }),
  ),
  leftOut: v.exactOptional(v.array(id)),
  kbps: v.exactOptional(positive),
  usualKbps: v.exactOptional(positive),
  closerKbps: v.exactOptional(positive),
  uploadKbps: v.exactOptional(positive),
  measuredAt: v.exactOptional(host),
  stoppedAfterKilobytes: v.exactOptional(v.pipe(count, v.minValue(1))),
});

const serviceVerdict = v.strictObject({
  ...opinion,
  state: v.picklist(serviceStates),
  service: id,
  functions: v.array(functionVerdict),
  at: time,
  ruleset: count,
  catalogue: v.exactOptional(count),
  toldFirst: v.exactOptional(v.strictObject({ state: v.picklist(serviceStates), ruleset: count })),
});

const networkVerdict = v.strictObject({
  state: v.picklist(networkStateWords),
  because: v.array(v.picklist(networkReasons)),
  controlMs: v.exactOptional(ms),
  answered: count,
  tried: count,
  kbps: v.exactOptional(positive),
  closerKbps: v.exactOptional(positive),
  uploadKbps: v.exactOptional(positive),
  country: v.exactOptional(countryIdSchema),
  losesAnswers: v.exactOptional(v.literal(true)),
  losesLarge: v.exactOptional(v.literal(true)),
  noCertificateHolds: v.exactOptional(v.literal(true)),
  controlsSilent: v.exactOptional(v.literal(true)),
});

const subject = v.variant('kind', [
  v.strictObject({
    kind: v.literal('service'),
    service: id,
    // A call relay has its URL for an id.
    endpoint: v.union([id, relayUrlSchema]),
    function: v.picklist(functionIds),
  }),
  v.strictObject({
    kind: v.literal('control'),
    control: id,
    class: v.picklist(['captive', 'foreign', 'domestic', 'resolver', 'relay', 'filtered']),
    vendor: id,
    country: v.exactOptional(countryIdSchema),
    port: v.exactOptional(count),
  }),
]);

const outcome = v.variant('kind', [
  v.strictObject({
    kind: v.literal('answered'),
    status: count,
    healthy: v.boolean(),
    redirectedTo: v.exactOptional(text),
    challenge: v.exactOptional(v.boolean()),
    gateway: v.exactOptional(text),
    barsPlace: v.exactOptional(v.literal(true)),
  }),
  v.strictObject({ kind: v.literal('opened') }),
  v.strictObject({ kind: v.literal('greeted') }),
  v.strictObject({ kind: v.literal('connected') }),
  v.strictObject({ kind: v.literal('opaque') }),
  v.strictObject({ kind: v.literal('relay-answered'), by: v.picklist(['address', 'refusal', 'relay']) }),
  v.strictObject({
    kind: v.literal('resolved'),
    addressKinds: v.array(v.picklist(addressKinds)),
    exists: v.boolean(),
    ipv6Only: v.exactOptional(v.literal(true)),
    compared: v.exactOptional(v.picklist(addressComparisons)),
  }),
  v.strictObject({
    kind: v.literal('skipped'),
    why: v.picklist(['permission-missing', 'identifying-headers', 'no-webrtc', 'no-object', 'no-resolver']),
  }),
  v.strictObject({ kind: v.literal('failed'), failure: v.picklist(failureWords) }),
]);

/** When how much of a body had come. Both grow. */
const points = v.pipe(
  v.array(v.strictTuple([count, ms])),
  v.maxLength(mostPoints),
  v.check((all) => all.every(([bytes, at], index) => isAfter([bytes, at], all[index - 1])), 'expected points in order'),
);

function isAfter([bytes, at]: ArrivalPoint, [before, since]: ArrivalPoint = [0, 0]): boolean {
  return bytes >= before && at >= since;
}

export const observationSchema = v.strictObject({
  subject,
  probe: v.picklist(probeKinds),
  host: text,
  at: time,
  tookMs: ms,
  attempt: count,
  phase: v.picklist(['before', 'during', 'after']),
  outcome,
  stages: v.exactOptional(v.strictObject({ dnsMs: ms, tcpMs: ms, tlsMs: ms, firstByteMs: ms })),
  handshakeCut: v.exactOptional(v.strictObject({ tcpMs: ms, tlsMs: ms })),
  transfer: v.exactOptional(
    v.strictObject({
      direction: v.picklist(['down', 'up']),
      bytes: count,
      end: v.picklist(['whole', 'enough', 'stalled', 'cut']),
      kbps: v.exactOptional(ms),
      steadyKbps: v.exactOptional(ms),
      headMs: v.exactOptional(ms),
      points: v.exactOptional(points),
    }),
  ),
  reused: v.boolean(),
  madeInCheck: v.exactOptional(v.literal(true)),
  addressKind: v.exactOptional(v.picklist(addressKinds)),
  ipVersion: v.exactOptional(v.picklist([4, 6])),
  addressTag: v.exactOptional(v.pipe(count, v.maxValue(0xffff))),
  pageTag: v.exactOptional(v.pipe(count, v.maxValue(0xffff))),
  proxied: v.exactOptional(v.boolean()),
  offersHttp3: v.exactOptional(v.literal(true)),
  addedAuthority: v.exactOptional(v.literal(true)),
  stateAuthority: v.exactOptional(v.literal(true)),
  connection: v.exactOptional(count),
  resolver: v.exactOptional(text),
  namesObjects: v.exactOptional(count),
  protocol: v.exactOptional(text),
  browserError: v.exactOptional(text),
});

export const roundSchema = v.strictObject({
  at: time,
  extent: v.picklist(extents),
  trigger: v.picklist(roundTriggers),
  status: v.picklist(['finished', 'stopped', 'interrupted']),
  services: v.array(id),
  profile: id,
  catalogue: v.exactOptional(count),
  endedAt: v.exactOptional(time),
  network: v.exactOptional(networkVerdict),
  verdicts: v.array(serviceVerdict),
  problem: v.exactOptional(v.picklist(['storage-full', 'storage-failed'])),
  imported,
  leftOut,
});

const spread = v.strictObject({ n: count, sum: within, min: within, max: within });
const figures = { rounds: count, kbps: v.exactOptional(spread), controlMs: v.exactOptional(spread) };
const networkTally = v.strictObject({ ...figures, states: v.record(v.picklist(networkStateWords), count) });

export const tallySchema = v.strictObject({
  ...figures,
  states: v.record(v.picklist(serviceStates), count),
});
const serviceTally = { total: tallySchema, functions: v.record(v.picklist(functionIds), tallySchema) };
const hour = v.pipe(v.string(), v.regex(/^([0-9]|1[0-9]|2[0-3])$/, 'expected an hour from 0 to 23'));

const turn = v.strictObject({
  partly: v.exactOptional(v.literal(true)),
  function: v.exactOptional(v.picklist(functionIds)),
  at: time,
  state: v.picklist(serviceStates.filter(isKnown)),
  cause: v.exactOptional(v.picklist(causes)),
  manner: v.exactOptional(v.picklist(manners)),
});

const dayRollUp = v.strictObject({
  day,
  profile: id,
  imported,
  network: v.record(hour, networkTally),
  services: v.record(id, v.strictObject({ ...serviceTally, turns: v.array(turn) })),
});

const hourRollUp = v.strictObject({
  service: id,
  day,
  profile: id,
  imported,
  hours: v.record(hour, v.strictObject(serviceTally)),
});

const network = v.strictObject({
  id,
  label: v.exactOptional(label),
  metered: v.exactOptional(v.boolean()),
});

export const recordSchema = v.variant('kind', [
  /** A network with the label that the person gave it. */
  v.strictObject({ kind: v.literal('network'), network }),
  v.strictObject({ kind: v.literal('note'), note: v.strictObject({ day, text: noteText }) }),
  /** Whether a verdict matched what the person saw. `round` is the start of the verdict's round. */
  v.strictObject({
    kind: v.literal('feedback'),
    feedback: v.strictObject({ round: time, profile: id, service: id, says: v.picklist(['right', 'wrong']) }),
  }),
  /** The roll-up of a day whose rounds are no longer kept. */
  v.strictObject({ kind: v.literal('day'), day: dayRollUp, hours: v.array(hourRollUp) }),
  v.strictObject({ kind: v.literal('round'), round: roundSchema, observations: v.array(observationSchema) }),
]);

/** The first line of a file. */
export const headSchema = v.strictObject({
  format: v.literal('reachable-history'),
  version: v.literal(1),
  madeAt: v.pipe(v.string(), v.isoTimestamp()),
  madeBy: text,
});

/** The file as a whole. */
export const fileSchema = v.strictObject({ ...headSchema.entries, records: v.array(recordSchema) });
