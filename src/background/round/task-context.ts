import { checkOf } from '../../measure/check/check.ts';
import { deadlineMs } from '../../measure/network/deadlines.ts';
import { lineOf } from '../../measure/network/line.ts';
import type { ReflexiveAddress } from '../../measure/network/public-address-changed.ts';
import { isTimeout } from '../../model/failures.ts';
import type { Observation, Subject } from '../../model/observation.ts';
import type { Endpoint, Service } from '../../model/service.ts';
import type { TagOf } from '../../model/tags.ts';
import { askAddressJob } from '../../offscreen/jobs.ts';
import { runJob } from '../../platform/browser/job.ts';
import type { Fetcher } from '../../probe/fetch-here.ts';
import type { ProbeContext, Sighting } from '../../probe/http.ts';
import type { RequestEvents } from '../../probe/request.ts';
import type { NamedObjects, StoredAt } from '../../probe/transfer.ts';
import type { Plan } from '../../schedule/plan.ts';
import type { Access } from './access.ts';
import type { TaskResult } from './task-queue.ts';

/** What every task of a round needs. */
export interface Tools {
  readonly access: Access;
  readonly events: RequestEvents;
  readonly signal: AbortSignal;
  /** Gives addresses and pages their tags in this round. */
  readonly tagOf: TagOf;
  /** The headers of requests do not identify the extension, so WebSockets may be opened and bytes uploaded. */
  readonly headersAreClean: boolean;
  /** Makes requests over connections of this check alone, if the browser can. */
  readonly freshFrame: Promise<Fetcher | undefined>;
  /** The origins to which this check made connections: from the background, and apart from those. */
  readonly made: Readonly<Record<'here' | 'apart', Set<string>>>;
  /** Connections of an earlier check may still be open. */
  readonly mayHaveOldConnections: boolean;
  /** The hosts of large objects, as far as this check has found them. */
  readonly storedAt: StoredAt;
  /** What pages name, as far as this check has read them. */
  readonly named: NamedObjects;
  /** Takes the address at which a control relay sees this browser. */
  readonly seenFrom: (answer: ReflexiveAddress) => void;
  /** Receives an observation that comes later. Only the end of the round waits for it. */
  readonly linger: (work: Promise<void>) => void;
}

/** The round in which a task is done. */
export interface TaskContext {
  readonly plan: Plan;
  /** What was observed so far; it grows meanwhile. */
  readonly seen: readonly Observation[];
  readonly tools: Tools;
  /** Receives each observation as soon as it is made. */
  readonly record: (observation: Observation) => Promise<void>;
}

/**
 * Deadline of a service, or of a site of another country, while no control has answered.
 * @source a lost packet is sent again after one second (RFC 6298), and the answer may take as long and a little more
 */
export const serviceWaitMs = 2300;

export function probeContext(url: string, waitMs: number, { seen, tools }: TaskContext): ProbeContext {
  const permitted = tools.access.allows(url);
  return {
    permitted,
    ...(permitted ? { made: tools.made.here } : { fetcher: askAddress }),
    deadlineMs: deadlineMs(lineOf(checkOf(seen)), waitMs),
    events: tools.events,
    signal: tools.signal,
    tagOf: tools.tagOf,
  };
}

export function taskResultOf(sighting: Sighting): TaskResult {
  const { outcome } = sighting;
  if (outcome.kind === 'failed') return isTimeout(outcome.failure) ? 'silent' : 'badly';
  return sighting.reused ? 'again' : 'well';
}

export function notMade(
  probe: Observation['probe'],
  url: string,
  why: Extract<Observation['outcome'], { kind: 'skipped' }>['why'],
): Sighting {
  const { host } = new URL(url);
  return { probe, host, at: Date.now(), tookMs: 0, outcome: { kind: 'skipped', why }, reused: false };
}

export function endpointSubject(service: Service, endpoint: Endpoint): Subject {
  return { kind: 'service', service: service.id, endpoint: endpoint.id, function: endpoint.function };
}

/** Requests an IP address without host permission, from a frame in which no redirect can lead elsewhere. */
const askAddress: Fetcher = async (wire, signal) => {
  const at = Date.now();
  const fetched = await runJob(askAddressJob, wire, signal);
  return fetched ?? { at, tookMs: Date.now() - at, end: 'interrupted' };
};
