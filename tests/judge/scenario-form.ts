import * as v from 'valibot';
import { countryIdSchema } from '../../src/model/country-id.ts';
import { failureWords } from '../../src/model/failures.ts';
import { functionIds } from '../../src/model/function-ids.ts';
import { networkStateWords } from '../../src/model/network-states.ts';
import { addressComparisons, addressKinds, probeKinds } from '../../src/model/observation-words.ts';
import { networkReasons, reasons } from '../../src/model/reasons.ts';
import { parseService, type Service } from '../../src/model/service.ts';
import { causes, manners, serviceStates } from '../../src/model/verdict.ts';
import { reasonSetNames, reasonsOf, usualFunctionNames, usualFunctions } from './short-words.ts';

/** The form of a file in a folder of tests/scenarios. */

export const rowSchema = v.strictObject({
  /** `telegram/web`, `messenger/turn` (a relay), `foreign/github`, `captive/google`, `domestic/yandex`, `relay/nextcloud`. */
  of: v.pipe(v.string(), v.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)),
  probe: v.optional(v.picklist(probeKinds)),
  phase: v.optional(v.picklist(['before', 'during', 'after'])),
  outcome: v.union([
    v.pipe(v.string(), v.regex(/^\d{3}( challenge| barred| gateway|( altered)?( to [a-z.-]+)?)$/)),
    v.picklist(['opened', 'greeted', 'connected', 'opaque', 'exists', 'exists ipv6-only', 'no-such-name']),
    v.picklist(addressKinds.map((kind) => `exists ${kind}` as const)),
    v.picklist(addressComparisons.map((compared) => `exists public ${compared}` as const)),
    v.picklist(['relay-answered address', 'relay-answered refusal', 'relay-answered relay']),
    v.picklist([
      'skipped permission-missing',
      'skipped identifying-headers',
      'skipped no-webrtc',
      'skipped no-object',
      'skipped no-resolver',
    ]),
    v.pipe(v.string(), v.regex(/^(net::ERR_[A-Z0-9_]+|NS_[A-Z_]+|tls: .+)$/)),
    v.picklist(failureWords),
  ]),
  /** How many times the observation occurs. */
  times: v.optional(v.pipe(v.number(), v.minValue(2))),
  /** When it began, ms after the first of the check. Absent: shortly after the previous one. */
  startMs: v.optional(v.number()),
  tookMs: v.optional(v.number()),
  /** Milliseconds of DNS, TCP, TLS and first byte. */
  stages: v.optional(v.tuple([v.number(), v.number(), v.number(), v.number()])),
  /** For a download: how much of its body came. Absent: enough, at 8 Mbit/s. An upload's follows from its outcome. */
  transfer: v.optional(
    v.strictObject({
      bytes: v.optional(v.number()),
      end: v.optional(v.picklist(['whole', 'enough', 'stalled', 'cut'])),
      kbps: v.optional(v.number()),
    }),
  ),
  /** For a page: how many files it names on hosts of its service. */
  names: v.optional(v.number()),
  /** Where the file that the page names is, if it is about one. */
  fileOfPage: v.optional(v.picklist(['there', 'elsewhere'])),
  reused: v.optional(v.boolean()),
  address: v.optional(v.picklist(addressKinds)),
  ipVersion: v.optional(v.picklist([4, 6])),
  addressTag: v.optional(v.number()),
  pageTag: v.optional(v.number()),
  /** Firefox reported that the answer came through a proxy. */
  proxied: v.optional(v.boolean()),
  /** Firefox reported that somebody added the authority of the certificate. */
  stateAuthority: v.optional(v.literal(true)),
  addedAuthority: v.optional(v.literal(true)),
  /** 1 after an interruption. */
  connection: v.optional(v.number()),
});

const judged = {
  state: v.picklist(serviceStates),
  cause: v.optional(v.picklist(causes)),
  manner: v.optional(v.picklist(manners)),
  confidence: v.optional(v.picklist(['confident', 'likely', 'unsure'])),
  /** Every reason, in order; `+answers` and the like stand for the reasons of a set. */
  because: v.pipe(
    v.array(v.picklist([...reasons, ...reasonSetNames])),
    v.transform((written) => reasonsOf(written)),
  ),
  /** The rules and steps that made it, in order, with blanks between their ids. */
  rules: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[a-z0-9-]+( [a-z0-9-]+)*$/),
      v.transform((written) => written.split(' ')),
    ),
  ),
};

const functionVerdict = v.strictObject({
  ...judged,
  count: v.optional(
    v.strictObject({
      failed: v.number(),
      total: v.number(),
      which: v.optional(v.array(v.string())),
      of: v.optional(v.literal('tries')),
    }),
  ),
  kbps: v.optional(v.number()),
  leftOut: v.optional(v.array(v.string())),
  usualKbps: v.optional(v.number()),
  measuredAt: v.optional(v.string()),
  stoppedAfterKilobytes: v.optional(v.number()),
});

const expectedFunction = v.union([
  functionVerdict,
  v.pipe(
    v.picklist(usualFunctionNames),
    v.transform((word): v.InferOutput<typeof functionVerdict> => {
      const { because, rules, ...usual } = usualFunctions[word];
      return { ...usual, because: [...because], rules: [...rules] };
    }),
  ),
]);

/** The verdict is compared as a whole: it must not have fields that are absent here. */
const expected = v.strictObject({
  network: v.strictObject({
    state: v.picklist(networkStateWords),
    because: v.array(v.picklist(networkReasons)),
    country: v.optional(countryIdSchema),
    kbps: v.optional(v.number()),
  }),
  services: v.record(
    v.string(),
    v.strictObject({
      ...judged,
      /** Absent functions are those that the service itself lists as untestable. */
      functions: v.record(v.picklist(functionIds), expectedFunction),
    }),
  ),
});

export const scenarioSchema = v.strictObject({
  name: v.pipe(v.string(), v.minLength(10)),
  /** The real case that the scenario stands for. */
  source: v.pipe(v.string(), v.minLength(4)),
  services: v.array(v.string()),
  /** Services that are not among the tests' own: as the catalogue described them when somebody reported this. */
  described: v.optional(v.array(v.custom<Service>((entry) => parseService(entry).success, 'not a service'))),
  hints: v.optional(
    v.strictObject({
      onLine: v.optional(v.boolean()),
      portalLocked: v.optional(v.boolean()),
      /** Controls (`domestic-yandex`) and endpoints (`max/web`) without a public source. */
      fromMemory: v.optional(v.array(v.string())),
    }),
  ),
  /** `fine`: controls answer before and after. `none`: the rows list all observations of controls. */
  controls: v.picklist(['fine', 'none']),
  /** Endpoints that gave their healthy answer at the first try. */
  works: v.optional(v.array(v.string())),
  observations: v.array(rowSchema),
  /** What a round asks afterwards, in order: call relays, then transfers. */
  afterwards: v.optional(v.array(rowSchema)),
  /** A site inside the country that has a large object too: `domestic/mirror`. */
  domesticLarge: v.optional(v.boolean()),
  /** The round ended before all of it was asked. */
  cutShort: v.optional(v.boolean()),
  /** The speed of functions in earlier checks, kbit/s, by service. */
  usualKbps: v.optional(v.record(v.string(), v.record(v.picklist(functionIds), v.number()))),
  /** The same for the fastest control of each check: downwards, and upwards. */
  usualOfLineKbps: v.optional(v.number()),
  usualOfUplinkKbps: v.optional(v.number()),
  /** What worked in this browser before: `whatsapp/chat`, or `telegram/data-centres` for a group. */
  seenToWork: v.optional(v.array(v.string())),
  /** An earlier round, this many minutes before, saw the same. */
  alsoSeenMinutesAgo: v.optional(v.array(v.number())),
  /** All of it worked in this browser on another network, this many minutes before. */
  workedElsewhereMinutesAgo: v.optional(v.number()),
  expected,
});

export type Scenario = v.InferOutput<typeof scenarioSchema>;
export type ScenarioRow = v.InferOutput<typeof rowSchema>;
