import { judgeNetwork } from '../../src/judge/network.ts';
import { judgeService } from '../../src/judge/service.ts';
import type { Observation, Subject } from '../../src/model/observation.ts';
import type { Service } from '../../src/model/service.ts';
import type { NetworkVerdict, ServiceVerdict } from '../../src/model/verdict.ts';
import { probeKindOf } from '../../src/schedule/plan.ts';
import { readOutcome } from './outcome-text.ts';
import { sampleServices } from './sample-services.ts';
import type { Scenario, ScenarioRow } from './scenario-form.ts';

/** Noon of a day; scenarios know no other time. */
const now = Date.UTC(2026, 10, 25, 12);
const minuteMs = 60_000;

export interface Outcome {
  readonly network: NetworkVerdict;
  readonly services: Readonly<Record<string, ServiceVerdict>>;
}

/** What the rules make of a scenario. */
export function judgeScenario(scenario: Scenario): Outcome {
  const services = scenario.services.map(serviceOf);
  const observations = observationsOf(scenario);
  const domesticServices = new Set(services.filter(({ domesticIn }) => domesticIn).map(({ id }) => id));
  const network = judgeNetwork(observations, { onLine: true, ...withoutGaps(scenario.hints ?? {}), domesticServices });
  const judge = (earlier: readonly ServiceVerdict[]) =>
    services.map((service) => judgeService(service, observations, { network, earlier, usual: [], now }));
  const before = (scenario.alsoSeenMinutesAgo ?? []).flatMap((minutes) =>
    judge([]).map((verdict) => ({ ...verdict, at: now - minutes * minuteMs })),
  );
  return { network, services: Object.fromEntries(judge(before).map((verdict) => [verdict.service, verdict])) };
}

/** The rows of a scenario as whole observations, in the order in which a round would have made them. */
export function observationsOf(scenario: Scenario): Observation[] {
  const fine = scenario.controls === 'fine';
  const rows: ScenarioRow[] = [
    ...(fine ? controlsFine('before', ['github', 'wikimedia']) : []),
    ...(scenario.works ?? []).map((of): ScenarioRow => ({ of, outcome: workingOutcome(of) })),
    ...scenario.observations,
    ...(fine ? controlsFine('after', ['cloudflare', 'debian']) : []),
  ];
  const counted = new Map<string, number>();
  return rows
    .flatMap((row) => Array.from({ length: row.times ?? 1 }, () => row))
    .map((row, index) => {
      const plain = observationOf(row, now - minuteMs + index * 200);
      const key = `${row.of}/${plain.probe}/${plain.phase}`;
      counted.set(key, (counted.get(key) ?? 0) + 1);
      return { ...plain, attempt: counted.get(key) ?? 1 };
    });
}

function controlsFine(phase: 'before' | 'after', foreign: readonly string[]): ScenarioRow[] {
  const rows = foreign.map(
    (vendor): ScenarioRow => ({ of: `foreign/${vendor}`, phase, outcome: '200', stages: [20, 40, 40, 40] }),
  );
  return [{ of: phase === 'before' ? 'captive/google' : 'captive/apple', phase, outcome: '204' }, ...rows];
}

function workingOutcome(of: string): string {
  const subject = subjectOf(of);
  if (subject.endpoint?.url.startsWith('wss:')) return 'opened';
  return subject.endpoint?.certificate === 'private-ca' ? 'net::ERR_CERT_AUTHORITY_INVALID' : '200';
}

function observationOf(row: ScenarioRow, at: number): Observation {
  const { subject, url } = subjectOf(row.of);
  const [dnsMs, tcpMs, tlsMs, firstByteMs] = row.stages ?? [];
  const staged = dnsMs !== undefined && tcpMs !== undefined && tlsMs !== undefined && firstByteMs !== undefined;
  return {
    subject,
    probe: row.probe ?? probeKindOf(url),
    host: new URL(url).hostname,
    at,
    tookMs: row.tookMs ?? 150,
    attempt: 1,
    phase: row.phase ?? (subject.kind === 'control' ? 'before' : 'during'),
    ...readOutcome(row.outcome),
    reused: row.reused ?? false,
    ...(staged ? { stages: { dnsMs, tcpMs, tlsMs, firstByteMs } } : {}),
    ...(row.address ? { addressKind: row.address } : {}),
    ...(row.addressTag === undefined ? {} : { addressTag: row.addressTag }),
  };
}

const controlClasses = ['captive', 'foreign', 'domestic', 'resolver'] as const;

function subjectOf(of: string): { subject: Subject; url: string; endpoint?: Service['endpoints'][number] } {
  const [owner = '', name = ''] = of.split('/');
  const kind = controlClasses.find((known) => known === owner);
  if (kind) {
    const country = kind === 'domestic' ? { country: 'RU' as const } : {};
    const subject: Subject = { kind: 'control', control: `${kind}-${name}`, class: kind, vendor: name, ...country };
    return { subject, url: `${kind === 'captive' ? 'http' : 'https'}://${kind}.${name}.example/` };
  }
  const endpoint = serviceOf(owner).endpoints.find(({ id }) => id === name);
  if (!endpoint) throw new Error(`no such endpoint: ${of}`);
  const subject: Subject = { kind: 'service', service: owner, endpoint: name, function: endpoint.function };
  return { subject, url: endpoint.url, endpoint };
}

function serviceOf(id: string): Service {
  const found = sampleServices.find((service) => service.id === id);
  if (!found) throw new Error(`no such service: ${id}`);
  return found;
}

type WithoutGaps<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

/** The same without entries that are undefined, which scenario files cannot hold but their type allows. */
function withoutGaps<T extends object>(record: T): Partial<WithoutGaps<T>> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Partial<
    WithoutGaps<T>
  >;
}
