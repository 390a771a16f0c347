import { relayName } from '../../src/history/export/observation-lines.ts';
import { judgeNetwork } from '../../src/judge/network.ts';
import { judgeService } from '../../src/judge/service.ts';
import { checkOf } from '../../src/measure/check/check.ts';
import { pastSpeeds } from '../../src/measure/transfers/past-speeds.ts';
import { narrowBytes } from '../../src/measure/transfers/sample.ts';
import { firstDownload, firstUploadLimits } from '../../src/measure/transfers/sample-limits.ts';
import { smallUploadBytes } from '../../src/measure/transfers/small-transfers.ts';
import { downloadProbes, downloadSample, ranOutOfTime, uploadBytes } from '../../src/measure/transfers/transfer.ts';
import { uploadWaitMs } from '../../src/measure/transfers/upload-wait.ts';
import { relayPlace, relaySubject } from '../../src/model/call-relay.ts';
import type { CountryId } from '../../src/model/country-id.ts';
import { domesticServicesOf } from '../../src/model/domestic-services.ts';
import { isTimeout } from '../../src/model/failures.ts';
import { type FunctionId, functionIds } from '../../src/model/function-ids.ts';
import type { Observation, Outcome as ProbeOutcome, Subject, Transfer } from '../../src/model/observation.ts';
import type { Service } from '../../src/model/service.ts';
import type { FunctionVerdict, NetworkVerdict, ServiceVerdict } from '../../src/model/verdict.ts';
import { probeKindOf } from '../../src/schedule/plan.ts';
import { readOutcome } from './outcome-text.ts';
import { sampleServices } from './sample-services.ts';
import type { Scenario, ScenarioRow } from './scenario-form.ts';

/** The time of every scenario. */
const now = Date.UTC(2026, 10, 25, 12);
const minuteMs = 60_000;

/** The verdicts on a scenario, in the form of the file. */
export function judgeScenario(scenario: Scenario): Scenario['expected'] {
  const known = [...(scenario.described ?? []), ...sampleServices];
  const services = scenario.services.map((id) => serviceOf(id, known));
  const observations = observationsOf(scenario);
  const domesticServices = domesticServicesOf(services);
  const { fromMemory, ...hints } = scenario.hints ?? {};
  const network = judgeNetwork(checkOf(observations), {
    onLine: true,
    ...withoutGaps(hints),
    domesticServices,
    fromMemory: new Set(fromMemory),
  });
  const past = pastSpeeds(earlierAtUsualSpeed(scenario));
  const seenToWork = new Set(scenario.seenToWork);
  const check = checkOf(observations);
  const elsewhere = workedElsewhere(scenario);
  const judge = (earlier: readonly ServiceVerdict[]) =>
    services.map((service) => judgeService(service, check, { network, earlier, elsewhere, past, seenToWork, now }));
  const before = (scenario.alsoSeenMinutesAgo ?? []).flatMap((minutes) =>
    judge([]).map((verdict) => ({ ...verdict, at: now - minutes * minuteMs })),
  );
  return {
    network: saidOfNetwork(network),
    services: Object.fromEntries(judge(before).map((verdict) => [verdict.service, saidOfService(verdict, known)])),
  };
}

type Expected = Scenario['expected'];

function saidOfNetwork({ state, because, country, kbps }: NetworkVerdict): Expected['network'] {
  return { state, because: [...because], ...withoutGaps({ country, kbps }) };
}

function saidOfService(
  { service, functions, at: _at, ruleset: _ruleset, ...verdict }: ServiceVerdict,
  known: readonly Service[],
) {
  const { untestable } = serviceOf(service, known);
  const isItsOwn = ({ function: id, state, because }: FunctionVerdict) =>
    state === 'untestable' && because.length === 1 && because[0] === untestable[id];
  const said = functions
    .filter((one) => !isItsOwn(one))
    .map(({ function: id, closerKbps: _ofPast, uploadKbps: _too, ...rest }) => [id, rest] as const);
  return { ...verdict, functions: Object.fromEntries(said) } as Expected['services'][string];
}

const measurements = 5;

/** Earlier rounds in which each function worked at its usual speed. */
export function earlierAtUsualSpeed({ usualKbps = {}, usualOfLineKbps, usualOfUplinkKbps }: Scenario) {
  const rest = { state: 'works', because: [], at: now, ruleset: 1 } as const;
  const verdicts = Object.entries(usualKbps).map(([service, speeds]): ServiceVerdict => {
    const functions = Object.entries(speeds).map(([id, kbps]) => {
      return {
        ...rest,
        function: id as FunctionId,
        ...(id === 'upload' ? { uploadKbps: kbps } : { closerKbps: kbps }),
      };
    });
    return { ...rest, service, functions };
  });
  const line = withoutGaps({ closerKbps: usualOfLineKbps, uploadKbps: usualOfUplinkKbps });
  const network = { state: 'online', because: [], answered: 2, tried: 2, ...line } as const;
  return Array.from({ length: measurements }, () => ({ verdicts, network }));
}

/** Verdicts on another network, on which all functions worked. */
function workedElsewhere({ services, workedElsewhereMinutesAgo: minutes }: Scenario): ServiceVerdict[] {
  if (minutes === undefined) return [];
  const works = { state: 'works', because: [] } as const;
  const functions = functionIds.map((id) => ({ ...works, function: id }));
  return services.map((service) => ({ ...works, service, functions, at: now - minutes * minuteMs, ruleset: 1 }));
}

/** The rows of a scenario as observations, in the order of a round. */
export function observationsOf(scenario: Scenario): Observation[] {
  const known = [...(scenario.described ?? []), ...sampleServices];
  const fine = scenario.controls === 'fine';
  const check: ScenarioRow[] = [
    ...(fine ? controlsFine('before', ['github', 'wikimedia']) : []),
    ...(scenario.works ?? []).map((of): ScenarioRow => ({ of, outcome: workingOutcome(of, known) })),
    ...scenario.observations,
    ...(fine ? controlsFine('after', ['cloudflare', 'debian']) : []),
  ];
  const observations = repeated(check).map((row, index) => observationOf(row, startOf(row, index), known));
  for (const row of repeated(scenario.afterwards ?? [])) {
    const last = observations.at(-1);
    observations.push(observationOf(row, last ? last.at + last.tookMs : now - minuteMs, known));
  }
  const counted = new Map<string, number>();
  return observations.map((o) => {
    const key = JSON.stringify([o.subject, o.probe, o.phase]);
    counted.set(key, (counted.get(key) ?? 0) + 1);
    return { ...o, attempt: counted.get(key) ?? 1 };
  });
}

/** A check may take longer than a minute. */
function startOf({ startMs }: ScenarioRow, index: number): number {
  return startMs === undefined ? now - minuteMs + index * 200 : now - 3 * minuteMs + startMs;
}

function repeated(rows: readonly ScenarioRow[]): ScenarioRow[] {
  return rows.flatMap((row) => Array.from({ length: row.times ?? 1 }, () => row));
}

function controlsFine(phase: 'before' | 'after', foreign: readonly string[]): ScenarioRow[] {
  const rows = foreign.map(
    (vendor, pageTag): ScenarioRow => ({
      of: `foreign/${vendor}`,
      phase,
      outcome: '200',
      stages: [20, 40, 40, 40],
      pageTag,
    }),
  );
  return [{ of: phase === 'before' ? 'captive/google' : 'captive/apple', phase, outcome: '204' }, ...rows];
}

function workingOutcome(of: string, known: readonly Service[]): string {
  const subject = subjectOf(of, known);
  if (subject.endpoint?.url.startsWith('wss:')) return 'opened';
  return subject.endpoint?.certificate === 'private-ca' ? 'net::ERR_CERT_AUTHORITY_INVALID' : '200';
}

function observationOf(row: ScenarioRow, at: number, known: readonly Service[]): Observation {
  const { subject, url, host: ownHost, endpoint } = subjectOf(row.of, known);
  const probe = row.probe ?? probeOf(url);
  const host = objectProbes.has(probe) ? (objectHost(endpoint) ?? ownHost) : ownHost;
  const about = row.fileOfPage && subject.kind === 'service' ? ({ ...subject, function: 'media' } as const) : subject;
  const seen = readOutcome(row.outcome, row.tookMs);
  const [dnsMs, tcpMs, tlsMs, firstByteMs] = row.stages ?? [];
  const staged = dnsMs !== undefined && tcpMs !== undefined && tlsMs !== undefined && firstByteMs !== undefined;
  const transfer = transferOf(probe, seen.outcome, row);
  const isOpening = subject.kind === 'control' && isPlain(probe);
  return {
    subject: uploads.has(probe) ? withUpload(subject) : about,
    probe,
    host: row.fileOfPage === 'elsewhere' ? `files.${host}` : host,
    at,
    tookMs:
      row.tookMs ??
      (isSilence(seen.outcome) ? (silenceMs[probe] ?? usualMs) : besidesMs(probe) + bodyMs(probe, transfer)),
    attempt: 1,
    phase: row.phase ?? (isOpening ? 'before' : 'during'),
    ...seen,
    reused: row.reused ?? false,
    ...(staged ? { stages: { dnsMs, tcpMs, tlsMs, firstByteMs } } : {}),
    ...(row.address ? { addressKind: row.address } : {}),
    ...(row.ipVersion ? { ipVersion: row.ipVersion } : {}),
    ...(row.addressTag === undefined ? {} : { addressTag: row.addressTag }),
    ...(row.pageTag === undefined ? {} : { pageTag: row.pageTag }),
    ...(transfer ? { transfer } : {}),
    ...(row.names === undefined ? {} : { namesObjects: row.names }),
    ...(row.proxied ? { proxied: true } : {}),
    ...(row.addedAuthority ? { addedAuthority: true } : {}),
    ...(row.stateAuthority ? { stateAuthority: true } : {}),
    ...(row.connection ? { connection: row.connection } : {}),
  };
}

const objectProbes: ReadonlySet<Observation['probe']> = new Set(['object-head', 'first-download', 'download']);

/** The host from which the large object of an endpoint comes. */
function objectHost(endpoint: Asked['endpoint']): string | undefined {
  const [object] = endpoint?.large ?? [];
  return object && new URL(object.redirectsTo ?? object.url).hostname;
}

const usualMs = 150;

/** A closer download takes two round trips besides its body; anything else takes its usual time. */
const besidesMs = (probe: Observation['probe']) => (probe === 'download' ? 80 : usualMs);

/** The deadlines of transfers and relays on a line on which everything else took the usual time. */
const silenceMs: Partial<Record<Observation['probe'], number>> = {
  stun: 2300,
  turn: 2300,
  download: 13_000,
  'object-head': 13_000,
  upload: uploadWaitMs(checkOf([])),
  'small-upload': 13_000,
  'first-download': 2500,
  'first-upload': firstUploadLimits(checkOf([]), true, 0).deadlineMs,
};

/** How long a download takes after its headers. */
function bodyMs(probe: Observation['probe'], transfer: Transfer | undefined): number {
  if (transfer?.direction !== 'down') return 0;
  if (transfer.end === 'stalled') return probe === 'first-download' ? firstDownload.stallMs : downloadSample.stallMs;
  if (probe !== 'first-download' && ranOutOfTime({ transfer })) return downloadSample.maxMs;
  return transfer.kbps === undefined ? 0 : Math.round((transfer.bytes * 8) / transfer.kbps);
}

function isSilence(outcome: ProbeOutcome): boolean {
  return outcome.kind === 'failed' && isTimeout(outcome.failure);
}

const isPlain = (probe: Observation['probe']) => probe === 'https' || probe === 'http';

function probeOf(url: string): Observation['probe'] {
  if (url.startsWith('stun:')) return 'stun';
  return url.startsWith('turn') ? 'turn' : probeKindOf(url);
}

/** Bytes of each kind of upload. */
const uploads: ReadonlyMap<Observation['probe'], number> = new Map([
  ['upload', uploadBytes],
  ['small-upload', smallUploadBytes],
  ['first-upload', narrowBytes],
]);

const withUpload = (subject: Subject): Subject =>
  subject.kind === 'service' ? { ...subject, function: 'upload' } : subject;

/** The transfer that a probe records: how much of a download came, or whether an upload was sent. */
function transferOf(
  probe: Observation['probe'],
  outcome: ProbeOutcome,
  { transfer }: ScenarioRow,
): Transfer | undefined {
  if (downloadProbes.has(probe)) {
    if (outcome.kind !== 'answered' || (outcome.status !== 200 && outcome.status !== 206)) return undefined;
    const isFirst = probe === 'first-download';
    const bytes = isFirst ? firstDownload.maxBytes : downloadSample.maxBytes;
    const sound = { bytes, end: 'enough', ...(transfer?.end ? {} : { kbps: isFirst ? 16_000 : 8000 }) } as const;
    return { direction: 'down', ...sound, ...withoutGaps(transfer ?? {}) };
  }
  const bytes = uploads.get(probe);
  if (bytes === undefined || outcome.kind === 'skipped') return undefined;
  if (outcome.kind === 'failed') return { direction: 'up', bytes: 0, end: isSilence(outcome) ? 'stalled' : 'cut' };
  return { direction: 'up', bytes, end: 'whole' };
}

const controlClasses = ['captive', 'foreign', 'domestic', 'resolver', 'relay', 'filtered'] as const;

/** The country of a domestic site; Russia for all others. */
const countryOf: Readonly<Record<string, CountryId>> = { aparat: 'IR', baidu: 'CN', turkiye: 'TR', onliner: 'BY' };

interface Asked {
  readonly subject: Subject;
  readonly url: string;
  readonly host: string;
  readonly endpoint?: Service['endpoints'][number];
}

function subjectOf(of: string, known: readonly Service[]): Asked {
  const [owner = '', name = ''] = of.split('/');
  const kind = controlClasses.find((known) => known === owner);
  if (kind) {
    const country = kind === 'domestic' ? { country: countryOf[name] ?? 'RU' } : {};
    const subject: Subject = { kind: 'control', control: `${kind}-${name}`, class: kind, vendor: name, ...country };
    const host = `${kind}.${name}.example`;
    if (kind === 'relay') return { subject, url: `stun:${host}:3478`, host };
    return { subject, url: `${kind === 'captive' ? 'http' : 'https'}://${host}/`, host };
  }
  const service = serviceOf(owner, known);
  const relay = service.relays?.find(({ url }) => relayName(url) === name);
  if (relay) return { subject: relaySubject(owner, relay), url: relay.url, host: relayPlace(relay).host };
  const endpoint = service.endpoints.find(({ id }) => id === name);
  if (!endpoint) throw new Error(`no such endpoint: ${of}`);
  const subject: Subject = { kind: 'service', service: owner, endpoint: name, function: endpoint.function };
  return { subject, url: endpoint.url, host: new URL(endpoint.url).hostname, endpoint };
}

function serviceOf(id: string, known: readonly Service[]): Service {
  const found = known.find((service) => service.id === id);
  if (!found) throw new Error(`no such service: ${id}`);
  return found;
}

type WithoutGaps<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

/** Removes undefined fields, which the type allows but scenario files cannot have. */
function withoutGaps<T extends object>(record: T): Partial<WithoutGaps<T>> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Partial<
    WithoutGaps<T>
  >;
}
