import { makeTransfer } from '../../../src/background/round/make-transfer.ts';
import { serviceWaitMs, type Tools } from '../../../src/background/round/task-context.ts';
import { type TaskResult, workThrough } from '../../../src/background/round/task-queue.ts';
import { judgeNetwork } from '../../../src/judge/network.ts';
import { judgeService } from '../../../src/judge/service.ts';
import { checkOf } from '../../../src/measure/check/check.ts';
import { deadlineMs } from '../../../src/measure/network/deadlines.ts';
import { likelyMs } from '../../../src/measure/network/headroom.ts';
import { lineOf } from '../../../src/measure/network/line.ts';
import { probesAtOnce } from '../../../src/measure/network/probes-at-once.ts';
import type { Random } from '../../../src/model/chance.ts';
import type { Observation } from '../../../src/model/observation.ts';
import type { NetworkVerdict, ServiceVerdict } from '../../../src/model/verdict.ts';
import { type Fetcher, fetchHere, type Wire } from '../../../src/probe/fetch-here.ts';
import { connectionsFor } from '../../../src/schedule/connections.ts';
import { dueTasks } from '../../../src/schedule/due.ts';
import { nameGapMs } from '../../../src/schedule/name-gaps.ts';
import type { Plan, Task } from '../../../src/schedule/plan.ts';
import { observationsOf, worldWith } from '../../judge/simulated-round.ts';
import { fakeEvents } from '../../probe/fake-events.ts';
import type { LineOptions } from '../path/transfers.ts';
import { SimulatedFetch, SimulatedLine, type Way } from './simulated-fetch.ts';
import { VirtualTime } from './virtual-time.ts';

export interface RoundOverLine {
  readonly network: NetworkVerdict;
  readonly verdicts: readonly ServiceVerdict[];
  readonly seen: readonly Observation[];
  readonly bytes: number;
  readonly ms: number;
}

const hints = { onLine: true };

/** The files that every page names. */
const filesOfPage = 4;

const world = worldWith();

/**
 * A round over a simulated line, on which everything answers: what the product asks, in its order and with its pauses, and
 * what it says. Transfers are those of the product; of all else only the times are simulated.
 */
export async function roundOverLine(
  plan: Plan,
  line: LineOptions,
  wayTo: (host: string) => Way,
  random: Random,
): Promise<RoundOverLine> {
  const time = new VirtualTime(random);
  const simulated = new SimulatedLine(line, wayTo, time, random);
  const here = new SimulatedFetch(simulated);
  const frame = new SimulatedFetch(simulated);
  const seen: Observation[] = [];
  const { signal } = new AbortController();
  const fetcher: Fetcher = async (wire, stop, moreMs) => {
    const fetched = await fetchHere(wire, stop, moreMs, frame.fetch);
    return isPage(wire) ? { ...fetched, named: filesNamedBy(wire.url) } : fetched;
  };
  const tools = toolsWith(fetcher, signal);
  const record = async (observation: Observation) => void seen.push(observation);
  const run = async (task: Task): Promise<TaskResult> => {
    if (task.kind === 'transfer') return makeTransfer(task, { plan, seen, tools, record });
    const [first, ...more] = observationsOf(task, plan, world, () => undefined, false);
    if (!first) return 'well';
    const timed = await withTimes(first, here, simulated, seen);
    for (const o of [timed, ...more]) await record({ ...o, at: timed.at, tookMs: timed.tookMs });
    return 'well';
  };
  return time.during(async () => {
    const { getEntriesByName } = performance;
    performance.getEntriesByName = (url) => [simulated.times.get(url) ?? []].flat() as never;
    await workThrough(
      {
        due: () => dueTasks(plan, checkOf(seen), hints),
        run,
        opens: (task) => connectionsFor(task, false),
        atOnce: () => probesAtOnce(checkOf(seen)),
        likelyMs: () => likelyMs(lineOf(checkOf(seen))),
        gapMs: (last, next, draw) => nameGapMs(last, next, plan, draw),
      },
      signal,
    );
    performance.getEntriesByName = getEntriesByName;
    const check = checkOf(seen);
    const network = judgeNetwork(check, hints);
    const context = {
      network,
      earlier: [],
      elsewhere: [],
      past: plan.past,
      seenToWork: new Set<never>(),
      now: Date.now(),
    };
    const verdicts = plan.services.map((service) => judgeService(service, check, context));
    return { network, verdicts, seen, bytes: simulated.bytes, ms: performance.now() };
  });
}

/** What is asked over https, as far as its times go. What is asked otherwise takes a round trip. */
async function withTimes(
  o: Observation,
  { fetch }: SimulatedFetch,
  simulated: SimulatedLine,
  seen: readonly Observation[],
): Promise<Observation> {
  const began = { at: Date.now(), ms: performance.now() };
  const isOverTls = o.probe === 'https' || o.probe === 'websocket' || o.probe === 'http';
  if (!isOverTls) {
    await new Promise((resolve) => setTimeout(resolve, simulated.wayTo(o.host).roundTripMs));
    return { ...o, at: began.at, tookMs: Math.round(performance.now() - began.ms) };
  }
  const url = `https://${o.host}/#${crypto.randomUUID()}`;
  const wire = {
    url,
    method: 'HEAD',
    permitted: true,
    deadlineMs: deadlineMs(lineOf(checkOf(seen)), serviceWaitMs),
  } as const;
  const { at, tookMs, end } = await fetchHere(wire, new AbortController().signal, undefined, fetch);
  const timing = simulated.times.get(url);
  if (end !== 'answered' || !timing)
    return { ...o, at, tookMs, outcome: { kind: 'failed', failure: 'generic_timeout_error' } };
  const { connectStart, secureConnectionStart, connectEnd, requestStart, responseStart } = timing;
  const isFresh = connectEnd > connectStart;
  const stages = {
    dnsMs: 0,
    tcpMs: secureConnectionStart - connectStart,
    tlsMs: connectEnd - secureConnectionStart,
    firstByteMs: responseStart - requestStart,
  };
  return { ...o, at, tookMs, reused: !isFresh, ...(isFresh ? { stages } : { madeInCheck: true }), protocol: 'h2' };
}

function isPage({ read }: Wire): boolean {
  return read !== undefined && 'sample' in read && read.sample.isPage === true;
}

function filesNamedBy(url: string): string[] {
  return Array.from({ length: filesOfPage }, (_, file) => new URL(`/file-${file}.js`, url).href);
}

function toolsWith(fetcher: Fetcher, signal: AbortSignal): Tools {
  return {
    access: { allows: () => true },
    events: fakeEvents(),
    signal,
    tagOf: () => 1,
    headersAreClean: true,
    freshFrame: Promise.resolve(fetcher),
    made: { here: new Set(), apart: new Set() },
    mayHaveOldConnections: false,
    storedAt: new Map(),
    named: new Map(),
    seenFrom: () => undefined,
    linger: () => undefined,
  };
}
