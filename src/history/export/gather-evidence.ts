import { isCustom } from '../../model/custom-service.ts';
import type { FunctionId } from '../../model/function-ids.ts';
import { ownReasonsOf } from '../../model/own-reasons.ts';
import type { RoundRecord } from '../../model/round.ts';
import type { ServiceId } from '../../model/service.ts';
import type { FunctionVerdict, ServiceVerdict } from '../../model/verdict.ts';
import type { Evidence } from './evidence-schema.ts';
import { isoTime } from './iso-time.ts';

type Network = Evidence['networks'][number];
type Finding = Evidence['services'][number]['findings'][number];
type Speed = NonNullable<Finding['speeds']>[number];

/** The results of the checks in a period. */
export type Gathered = Pick<Evidence, 'rulesets' | 'catalogues' | 'checks' | 'networks' | 'controls' | 'services'> & {
  readonly each: Evidence['records']['each'];
};

/**
 * Adds up checks one by one, oldest first, so that a year of them is never in memory as a whole. Messengers that the
 * person added are left out, since their addresses may identify the person.
 * @param nameOf the network's name, if the person wants it included; undefined: a number stands for it
 */
export function evidenceGatherer(nameOf: (profile: string) => string | undefined): {
  readonly add: (record: RoundRecord, sha256: string) => void;
  readonly gathered: () => Gathered;
} {
  const rulesets = new Set<number>();
  const catalogues = new Set<number>();
  const networks = new Map<string, Network>();
  const services = new Map<ServiceId, { checks: number; tries: number; findings: Map<string, Finding> }>();
  const checks: Evidence['checks'] = { total: 0, finished: 0, byPerson: 0, bySchedule: 0 };
  const controls = { tried: 0, answered: 0 };
  const each: Evidence['records']['each'] = [];

  function addVerdict(verdict: ServiceVerdict, at: string): void {
    if (isCustom(verdict.service)) return;
    rulesets.add(verdict.ruleset);
    if (verdict.catalogue !== undefined) catalogues.add(verdict.catalogue);
    const counted = services.get(verdict.service) ?? { checks: 0, tries: 0, findings: new Map<string, Finding>() };
    services.set(verdict.service, counted);
    counted.checks++;
    const { state, cause, manner, confidence } = verdict;
    const own = ownReasonsOf(verdict);
    const key = [state, cause, manner, confidence, ...own].join();
    const before = counted.findings.get(key);
    const frozen = cause === 'freeze' ? [before, ...verdict.functions] : [];
    const kilobytes = frozen.flatMap((one) => one?.stoppedAfterKilobytes ?? []);
    const speeds = fastest([...(before?.speeds ?? []), ...verdict.functions.flatMap(slowSpeed)]);
    counted.findings.set(key, {
      state,
      ...(cause ? { cause } : {}),
      ...(manner ? { manner } : {}),
      ...(confidence ? { confidence } : {}),
      ...(own.length > 0 ? { because: own } : {}),
      ...(kilobytes.length > 0 ? { stoppedAfterKilobytes: Math.max(...kilobytes) } : {}),
      ...(speeds.length > 0 ? { speeds } : {}),
      checks: (before?.checks ?? 0) + 1,
      first: before?.first ?? at,
      last: at,
    });
  }

  return {
    add({ round, observations }, sha256) {
      const at = isoTime(round.at);
      each.push({ check: at, sha256 });
      checks.total++;
      if (round.status === 'finished') checks.finished++;
      checks[round.trigger === 'person' ? 'byPerson' : 'bySchedule']++;
      checks.first ??= at;
      checks.last = at;
      const network = networks.get(round.profile) ?? {
        name: nameOf(round.profile) ?? `network-${networks.size + 1}`,
        checks: 0,
        connection: {},
      };
      networks.set(round.profile, network);
      network.checks++;
      if (round.network) {
        const { state, tried, answered } = round.network;
        network.connection[state] = (network.connection[state] ?? 0) + 1;
        controls.tried += tried;
        controls.answered += answered;
      }
      for (const verdict of round.verdicts) addVerdict(verdict, at);
      for (const { subject, outcome } of observations) {
        const own = subject.kind === 'service' ? services.get(subject.service) : undefined;
        if (own && outcome.kind !== 'skipped') own.tries++;
      }
    },
    gathered: () => ({
      rulesets: [...rulesets].toSorted((a, b) => a - b),
      catalogues: [...catalogues].toSorted((a, b) => a - b),
      checks,
      networks: [...networks.values()],
      controls,
      services: [...services].map(([service, { findings, ...own }]) => ({
        service,
        ...own,
        findings: [...findings.values()].toSorted((a, b) => b.checks - a.checks),
      })),
      each,
    }),
  };
}

function slowSpeed({ function: id, state, kbps, usualKbps }: FunctionVerdict): Speed[] {
  if (state !== 'slow' || kbps === undefined) return [];
  return [{ function: id, kbps, ...(usualKbps === undefined ? {} : { usualKbps }) }];
}

/** The fastest for each function. */
function fastest(speeds: readonly Speed[]): Speed[] {
  const best = new Map<FunctionId, Speed>();
  for (const speed of speeds) {
    if (speed.kbps > (best.get(speed.function)?.kbps ?? -1)) best.set(speed.function, speed);
  }
  return [...best.values()];
}
