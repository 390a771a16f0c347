import type { Failure } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { ServiceId } from '../../model/service.ts';
import type { Check } from '../check/check.ts';
import { isAnswer } from '../check/outcomes.ts';
import { lineOf } from '../network/line.ts';
import { isPage } from '../transfers/sample.ts';
import { type Statement, type StatementCode, statements } from './statements.ts';

/** What one kind of probe showed of one host. */
export interface ProbeSummary {
  readonly says: StatementCode;
  readonly host: string;
  /** How many of its tries at this host showed this. */
  readonly count: number;
  readonly tries: number;
  /** The time of the quickest, ms. */
  readonly ms: number;
  /** Bytes that came through, if something large stopped. */
  readonly bytes?: number;
  readonly failure?: Failure;
  /** The status of an unexpected answer. */
  readonly status?: number;
  /** OONI's name, if it differs from the failure's. */
  readonly ooni?: string;
  /** The observations themselves. */
  readonly facts: readonly Observation[];
}

type Row = Statement & { readonly says: StatementCode };

/**
 * What the probes showed of a service's hosts at which a try failed or got an unexpected answer. The others are not in
 * doubt.
 * @param check observations of the service and of the controls, in one check
 */
export function probeSummaries(service: ServiceId, check: Check): ProbeSummary[] {
  const line = lineOf(check);
  const own = check.of(service);
  const doubted = new Set(own.filter(isDoubt).map(({ host }) => host));
  const said = new Map<string, { readonly row: Row; readonly facts: Observation[] }>();
  for (const o of own.filter(({ host }) => doubted.has(host))) {
    const rows: readonly Row[] = statements[o.probe];
    const row = rows.find(({ when }) => when(o, line));
    if (!row) continue;
    const key = `${o.host} ${row.says}`;
    said.set(key, { row, facts: [...(said.get(key)?.facts ?? []), o] });
  }
  return [...said.values()].map(({ row, facts }) => summary(row, facts, own));
}

function summary({ says, ooni }: Row, facts: readonly Observation[], own: readonly Observation[]): ProbeSummary {
  const [first] = facts;
  const host = first?.host ?? '';
  const probes = new Set(facts.map(({ probe }) => probe));
  // Files that a page names may be on its own host.
  const isOfKind = (o: Observation) => first?.transfer === undefined || isPage(o) === isPage(first);
  const tries = own.filter(
    (o) => o.host === host && probes.has(o.probe) && o.outcome.kind !== 'skipped' && isOfKind(o),
  ).length;
  const [failure] = facts.flatMap(({ outcome }) => (outcome.kind === 'failed' ? [outcome.failure] : []));
  const [status] = facts.flatMap(({ outcome }) => (outcome.kind === 'answered' ? [outcome.status] : []));
  const bytes = facts.flatMap((o) => (o.transfer && !isPage(o) ? [o.transfer.bytes] : []));
  return {
    says,
    host,
    count: facts.length,
    tries,
    ms: Math.min(...facts.map(({ tookMs }) => tookMs)),
    ...(bytes.length > 0 ? { bytes: Math.max(...bytes) } : {}),
    ...(failure ? { failure } : {}),
    ...(status === undefined ? {} : { status }),
    ...(ooni ? { ooni } : {}),
    facts,
  };
}

function isDoubt({ outcome, transfer }: Observation): boolean {
  if (transfer?.end === 'stalled' || transfer?.end === 'cut') return true;
  return outcome.kind === 'failed' || (outcome.kind === 'answered' && !outcome.healthy);
}

/** How many of the tries at comparison sites were answered. */
export function controlsAnswered(check: Check): {
  readonly answered: number;
  readonly tries: number;
} {
  const tries = check.triesAtControls;
  return { answered: tries.filter(isAnswer).length, tries: tries.length };
}
