import { controlsElsewhere, controlsFor } from '../../catalogue/catalogue.ts';
import { controlRelays } from '../../catalogue/controls.ts';
import { domesticPackFor } from '../../catalogue/domestic-pack.ts';
import { knownService } from '../../catalogue/known-services.ts';
import { judgeNetwork } from '../../judge/network.ts';
import { judgeService } from '../../judge/service.ts';
import { likelyMs } from '../../measure/network/headroom.ts';
import { answersOf, connectionOf } from '../../measure/network/interruption.ts';
import { lineOf } from '../../measure/network/line.ts';
import { probesAtOnce } from '../../measure/network/probes-at-once.ts';
import { usualSpeedMs } from '../../measure/transfers/usual-speed.ts';
import { seededRandom } from '../../model/chance.ts';
import { unknownNetwork } from '../../model/network-label.ts';
import type { Observation } from '../../model/observation.ts';
import type { Round } from '../../model/round.ts';
import type { Service } from '../../model/service.ts';
import { drawTags } from '../../model/tags.ts';
import type { NetworkVerdict, ServiceVerdict } from '../../model/verdict.ts';
import { browserFamily } from '../../platform/browser/browser-family.ts';
import { announceChange } from '../../platform/browser/changes.ts';
import { localHints } from '../../platform/browser/hints.ts';
import type { Store } from '../../platform/store/store.ts';
import { type StoreError, storeErrorFrom } from '../../platform/store/store-error.ts';
import { readSettings } from '../../platform/values/local-values.ts';
import { allowedPart, triesNotAllowed } from '../../schedule/allowed-part.ts';
import { connectionsFor } from '../../schedule/connections.ts';
import { dueTasks } from '../../schedule/due.ts';
import { makePlan, type Plan } from '../../schedule/plan.ts';
import { progressOf } from '../../schedule/progress.ts';
import { timeLeftMs } from '../../schedule/round-length.ts';
import { servicesInTurn } from '../../schedule/services-in-turn.ts';
import { countData } from './data-use.ts';
import { memoryMs, verdictsHere } from './earlier-verdicts.ts';
import { readSeenToWork, rememberWork } from './remembered-work.ts';
import { runTask } from './run-task.ts';
import { setUp } from './set-up.ts';
import { type Work, workThrough } from './task-queue.ts';
import { withProgress } from './with-progress.ts';

/**
 * A connection over which nothing was asked for longer than this is closed by now.
 * @source Firefox closes idle ones after 115 s, and those of HTTP/2 after 170 s
 */
const longestIdleMs = 180_000;

/**
 * One round, from its plan to its verdicts: the controls, the services in random order, once more whatever failed,
 * the controls again. The next task always follows from the observations so far, and each observation is stored as it
 * comes, so that a round whose worker was killed continues when this is called again.
 *
 * @param round as stored: `running`, with the services to check
 * @param before what the round had observed when the last background was ended, oldest first
 * @param stop aborts when the person presses Stop
 */
export async function runRound(
  round: Round,
  before: readonly Observation[],
  store: Store,
  stop: AbortSignal,
): Promise<Round> {
  const seen = answersOf(before);
  const made: Observation[] = [];
  const [planned, recent, seenToWork] = await Promise.all([
    planOf(round),
    store.roundsSince(round.at - memoryMs),
    readSeenToWork(),
  ]);
  const plan = planned.measured ? { ...planned, measured: servicesInTurn(planned.services, recent) } : planned;
  const earlier = verdictsHere(recent, round);
  let usual: readonly ServiceVerdict[] = [];
  let reading: Promise<void> | undefined;
  /** Two weeks of rounds take a moment to read, and nothing is judged by them before the first transfer. */
  const usualIsRead = () => {
    reading ??= readUsual(round, store).then((verdicts) => {
      usual = verdicts;
    });
    return reading;
  };
  const last = before.at(-1);
  const { tools, hints, connection, tearDown } = await setUp(plan, last ? connectionOf(last) : 0);
  const cannotStore = new AbortController();
  const signal = AbortSignal.any([stop, cannotStore.signal, AbortSignal.timeout(timeLeftMs(round, Date.now()))]);

  let shown = round;
  const network = (): NetworkVerdict => judgeNetwork(seen, hints());
  const judge = (services: readonly Service[]): ServiceVerdict[] => {
    const context = { network: network(), earlier, usual, seenToWork, now: Date.now() };
    return services.map((service) => judgeService(service, seen, context));
  };
  const stored = async (write: Promise<void>) => {
    try {
      await write;
    } catch (error) {
      cannotStore.abort(storeErrorFrom(error));
    }
  };
  /** Nothing waits for these before the end: the next request does not depend on what the disk has written. */
  const writes: Promise<void>[] = [];
  const record = async (sighted: Observation) => {
    const number = connection();
    const observation = number > 0 ? { ...sighted, connection: number } : sighted;
    seen.push(observation);
    made.push(observation);
    writes.push(stored(store.addObservation(round.at, observation)));
    if (observation.transfer) await usualIsRead();
    const next = withProgress(shown, progressOf(plan, seen, hints()), (id) =>
      judge(plan.services.filter((service) => service.id === id)),
    );
    if (next === shown) return;
    shown = next;
    writes.push(stored(store.putRound(shown)).then(announceChange));
  };

  const mayHaveOldConnections = recent.some(({ endedAt = 0 }) => round.at - endedAt < longestIdleMs);
  const lingering: Promise<void>[] = [];
  const linger = (work: Promise<void>) => void lingering.push(work);

  /** A background that was killed took what its tags stood for with it. */
  const tagOf = drawTags(
    secretRandom,
    before.flatMap(({ addressTag, pageTag }) => [addressTag, pageTag].filter((tag) => tag !== undefined)),
  );
  const allows = (url: string) => tools.access.allows(url);
  const allowed = allowedPart(plan, allows);
  const twoForChannels = browserFamily() === 'Firefox';
  try {
    for (const skipped of triesNotAllowed(plan, allows, seen, Date.now())) await record(skipped);
    const within = {
      plan: allowed,
      seen,
      tools: { ...tools, signal, tagOf, mayHaveOldConnections, linger },
      record,
    };
    const work: Work = {
      due: () => dueTasks(allowed, seen, hints()),
      run: (task) => runTask(task, within),
      opens: (task) => connectionsFor(task, twoForChannels),
      atOnce: () => probesAtOnce(seen),
      likelyMs: () => likelyMs(lineOf(seen)),
    };
    do {
      await workThrough(work, signal);
      await Promise.all(lingering.splice(0));
    } while (!signal.aborted && work.due().length > 0);
  } finally {
    await tearDown();
  }
  await Promise.all([reading, ...writes]);
  await stored(countData(round, [...before, ...made]));
  await stored(rememberWork(plan.services, seen));

  const { stages: _over, ...known } = shown;
  const ended: Round = {
    ...known,
    status: stop.aborted ? 'stopped' : 'finished',
    endedAt: Date.now(),
    network: network(),
    // A round that was stopped keeps its sure verdicts, and has none of the other services.
    verdicts: stop.aborted ? shown.verdicts : judge(plan.services),
    ...(cannotStore.signal.aborted ? { problem: problemOf(cannotStore.signal.reason) } : {}),
  };
  return close(ended, store);
}

/** 0..1, which nobody can repeat. */
const secretRandom = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;

/** Writes the end of a round. Where there is no room for its observations, its verdicts and the reason still fit. */
async function close(ended: Round, store: Store): Promise<Round> {
  try {
    await store.closeRound(ended);
    return ended;
  } catch (error) {
    const told: Round = { ...ended, problem: problemOf(storeErrorFrom(error)) };
    await store.putRound(told);
    return told;
  } finally {
    announceChange();
  }
}

function problemOf(error: StoreError): NonNullable<Round['problem']> {
  return error.code === 'full' ? 'storage-full' : 'storage-failed';
}

/** The verdicts that show usual speeds: none on an unlabelled network, which may be another one each time. */
async function readUsual(round: Round, store: Store): Promise<readonly ServiceVerdict[]> {
  if (round.profile === unknownNetwork) return [];
  return verdictsHere(await store.roundsSince(round.at - usualSpeedMs), round);
}

/** The plan of a round: the same one when it is made again after a restart. */
async function planOf(round: Round): Promise<Plan> {
  const { settings } = await readSettings();
  const { languages, timeZone } = localHints();
  const services = round.services.flatMap((id) => knownService(id, settings) ?? []);
  const country = domesticPackFor(languages, timeZone);
  const random = seededRandom(round.at);
  return makePlan(round.extent, services, controlsFor(country), random, controlRelays, controlsElsewhere(country));
}
