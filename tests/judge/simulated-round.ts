import { checkOf } from '../../src/measure/check/check.ts';
import type { NetworkHints } from '../../src/measure/network-facts.ts';
import { isPage } from '../../src/measure/transfers/sample.ts';
import { isPassed } from '../../src/measure/transfers/transfer.ts';
import { relayPlace } from '../../src/model/call-relay.ts';
import { isTimeout } from '../../src/model/failures.ts';
import type { Observation, Outcome, Subject, Transfer } from '../../src/model/observation.ts';
import { dueTasks } from '../../src/schedule/due.ts';
import { keyOf, type Plan, probeKindOf, resourcesOf, type Task } from '../../src/schedule/plan.ts';
import { controlSubject } from '../../src/schedule/transfer-targets.ts';

/** The outcome that the world gives a probe of a URL. */
export type World = (host: string, probe: Observation['probe'], url: string) => Outcome;

/** The same if the URL's path makes no difference. */
export type WorldOfHosts = (host: string, probe: Observation['probe']) => Outcome;

export interface Simulated {
  readonly seen: readonly Observation[];
  /** Keys of the tasks in the order of their start. */
  readonly done: readonly string[];
}

/** The transfer for a probe of a URL; undefined when there is none. */
export type Transfers = (host: string, probe: Observation['probe'], url: string) => Transfer | undefined;

/** 8 Mbit/s and nothing lost. */
export const goodTransfers = (_host: string, probe: Observation['probe']): Transfer | undefined => {
  if (probe === 'download') return { direction: 'down', bytes: 114_688, end: 'enough', kbps: 8000 };
  if (probe === 'first-download') return { direction: 'down', bytes: 40_960, end: 'enough', kbps: 8000 };
  return probe === 'object-head' ? undefined : { direction: 'up', bytes: 65_536, end: 'whole' };
};

export interface Options {
  readonly transfers?: Transfers;
  /** How long each probe takes, ms. */
  readonly tookMs?: number;
  /** What else the browser shows about each observation. */
  readonly shown?: (o: Observation) => Partial<Observation>;
  /** The browser shows nothing about its lookups and connections. */
  readonly isBlind?: boolean;
  readonly hints?: NetworkHints;
  /** How many files each page names. */
  readonly namesObjects?: number;
  /** The observations of an earlier worker that was killed. */
  readonly seen?: readonly Observation[];
  /** 0..1: decides whether to start a task or to finish one in flight, and which. Absent: one at a time. */
  readonly random?: () => number;
}

const atOnce = 6;
const maxSteps = 5000;

/** Simulates a whole round without network and without waiting. */
export function simulateRound(
  plan: Plan,
  world: World,
  {
    hints = { onLine: true },
    seen = [],
    random,
    transfers = goodTransfers,
    tookMs = 100,
    shown = () => ({}),
    isBlind = false,
    namesObjects = 0,
  }: Options = {},
): Simulated {
  const all = [...seen];
  const done: string[] = [];
  const inFlight = new Map<string, { readonly task: Task; readonly coming: Observation[] }>();

  for (let step = 0; step < maxSteps; step++) {
    const inUse = new Set([...inFlight.values()].flatMap(({ task }) => resourcesOf(task)));
    const ready = dueTasks(plan, checkOf(all), hints).filter(
      (task) => !inFlight.has(keyOf(task)) && !resourcesOf(task).some((resource) => inUse.has(resource)),
    );
    if (ready.length === 0 && inFlight.size === 0) return { seen: all, done };
    const next = ready[0];
    const mayBegin = inFlight.size < (random ? atOnce : 1);
    if (next && mayBegin && (inFlight.size === 0 || (random?.() ?? 0) < 0.5)) {
      const coming = observationsOf(next, plan, world, transfers, isBlind).map((o) => ({
        ...o,
        tookMs: closerMs(o) ?? tookMs,
        ...(o.probe.endsWith('download') && isPage(o) && isPassed(o) ? { namesObjects } : {}),
        ...shown(o),
      }));
      inFlight.set(keyOf(next), { task: next, coming });
      done.push(keyOf(next));
      continue;
    }
    const [key, flight] = [...inFlight][Math.floor((random?.() ?? 0) * inFlight.size)] ?? [];
    if (key === undefined || !flight) continue;
    const observation = flight.coming.shift();
    if (observation) all.push(observation);
    if (flight.coming.length === 0) inFlight.delete(key);
  }
  throw new Error('the round does not end');
}

/** What a task shows in a world, without times. */
export function observationsOf(
  task: Task,
  plan: Plan,
  world: World,
  transfers: Transfers,
  isBlind: boolean,
): Observation[] {
  const seenBy = (
    probe: Observation['probe'],
    subject: Subject,
    url: string,
    phase: Observation['phase'],
    attempt = 1,
    host = new URL(url).host,
  ) => ({
    subject,
    probe,
    host,
    at: 0,
    tookMs: 100,
    attempt,
    phase,
    outcome: world(host, probe, url),
    reused: false,
  });
  if (task.kind === 'control') {
    const { url } = task.control;
    const probe = task.isChannel ? 'handshake' : probeKindOf(url);
    return [seenBy(probe, controlSubject(task.control), url, task.phase, task.attempt)];
  }
  if (task.kind === 'relay') {
    const { url, subject, attempt } = task;
    const { host } = relayPlace({ url });
    return [seenBy(url.startsWith('stun:') ? 'stun' : 'turn', subject, url, 'during', attempt, host)];
  }
  if (task.kind === 'transfer') {
    const { probe, subject, attempt, url } = task;
    const transfer = transfers(new URL(url).hostname, probe, url);
    return [{ ...seenBy(probe, subject, url, 'during', attempt), ...(transfer ? { transfer } : {}) }];
  }
  if (task.kind === 'lookup') return [seenBy('lookup', task.subject, `https://${task.host}/`, 'during')];
  if (task.kind === 'reply') return [seenBy('own-address-reply', task.subject, `https://${task.host}/`, 'during')];
  if (task.kind === 'quic') return [seenBy('quic', task.subject, `https://${task.host}/`, 'during', task.attempt)];
  const { service, endpoint } = task;
  const subject: Subject = { kind: 'service', service: service.id, endpoint: endpoint.id, function: endpoint.function };
  const { url } = endpoint;
  if (task.kind === 'endpoint') {
    const made = seenBy(task.probe, subject, url, 'during', task.attempt);
    const opens = made.probe === 'websocket' && made.outcome.kind === 'opened';
    const stays = !opens || world(made.host, 'channel', url).kind !== 'failed';
    const cut = { ...made, probe: 'channel', outcome: { kind: 'failed', failure: 'channel_cut' } } as const;
    if (!stays) return [made, cut];
    return opens && endpoint.firstWord
      ? [made, { ...made, probe: 'first-word', outcome: wordIn(world, made.host, url) }]
      : [made];
  }
  const resolvers = plan.resolvers.slice(0, 2).map(() => 'doh' as const);
  const others = isBlind ? (['address-tls'] as const) : (['dns', 'own-address-tcp'] as const);
  return [...resolvers, ...others].map((probe) => seenBy(probe, subject, url, 'during'));
}

/** The answer to the first word on a channel: silence, something else, or the right one. */
function wordIn(world: World, host: string, url: string): Outcome {
  const outcome = world(host, 'first-word', url);
  if (outcome.kind !== 'failed') return { kind: 'greeted' };
  return failing(isTimeout(outcome.failure) ? 'generic_timeout_error' : 'http_invalid_answer');
}

/** How long a closer download takes at its speed. */
function closerMs({ probe, transfer }: Observation): number | undefined {
  return probe === 'download' && transfer?.kbps !== undefined ? (transfer.bytes * 8) / transfer.kbps : undefined;
}

/** A world in which everything works, except the given hosts. */
export function worldWith(exceptions: Readonly<Record<string, Outcome>> = {}): WorldOfHosts {
  return (host, probe) => {
    if (probe === 'doh' || probe === 'dns' || probe === 'lookup')
      return { kind: 'resolved', exists: true, addressKinds: ['public'] };
    const exception = exceptions[host] ?? exceptions[host.split('.')[0] ?? ''] ?? exceptions['*'];
    if (exception) return exception;
    if (probe === 'websocket') return { kind: 'opened' };
    if (probe === 'stun' || probe === 'turn') return { kind: 'relay-answered', by: 'address' };
    if (probe === 'own-address-tcp' || probe === 'own-address-reply') return { kind: 'connected' };
    return { kind: 'answered', status: 200, healthy: true };
  };
}

export const failing = (failure: Extract<Outcome, { kind: 'failed' }>['failure']): Outcome => ({
  kind: 'failed',
  failure,
});
