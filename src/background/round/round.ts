import { filteredName } from '../../catalogue/controls.ts';
import { controlsElsewhere, controlsFor } from '../../catalogue/controls-by-country.ts';
import { domesticPackFor } from '../../catalogue/domestic-pack.ts';
import { knownService } from '../../catalogue/known-services.ts';
import { isAsOthers } from '../../history/watched.ts';
import { judgeNetwork } from '../../judge/network.ts';
import { judgeService } from '../../judge/service.ts';
import { checkOf } from '../../measure/check/check.ts';
import { serviceOf } from '../../measure/check/service-of.ts';
import { asItLooks } from '../../measure/endpoints/as-it-looks.ts';
import { answersOf, connectionOf } from '../../measure/network/interruption.ts';
import type { ReflexiveAddress } from '../../measure/network/public-address-changed.ts';
import { noPast, usualSpeedMs } from '../../measure/transfers/past-speeds.ts';
import { seededRandom } from '../../model/chance.ts';
import { unknownNetwork } from '../../model/network-label.ts';
import type { Observation } from '../../model/observation.ts';
import type { Round, Stage } from '../../model/round.ts';
import type { Service, ServiceId } from '../../model/service.ts';
import { drawTags } from '../../model/tags.ts';
import type { NetworkVerdict, ServiceVerdict } from '../../model/verdict.ts';
import { browserFamily } from '../../platform/browser/browser-family.ts';
import { announceChange } from '../../platform/browser/changes.ts';
import { localHints } from '../../platform/browser/hints.ts';
import { inTime } from '../../platform/store/in-time.ts';
import type { Store } from '../../platform/store/store.ts';
import { storeErrorFrom } from '../../platform/store/store-error.ts';
import { readCatalogue } from '../../platform/values/catalogue-in-effect.ts';
import { readSettings } from '../../platform/values/local-values.ts';
import { forgetSameConnection, readSameConnection } from '../../platform/values/same-connection.ts';
import { allowedPart, triesNotAllowed } from '../../schedule/allowed-part.ts';
import { makePlan, type Plan } from '../../schedule/plan.ts';
import { progressOf } from '../../schedule/progress.ts';
import { timeLeftMs } from '../../schedule/round-length.ts';
import { planAfter } from '../../schedule/services-in-turn.ts';
import { withUnheard } from '../../schedule/unheard-words.ts';
import { askWhatIsDue } from './ask-what-is-due.ts';
import { problemOf } from './close-round.ts';
import { countData } from './data-use.ts';
import { memoryMs, pastHere, verdictsElsewhere, verdictsHere } from './earlier-rounds.ts';
import { readSeenToWork, rememberWork } from './remembered-work.ts';
import { setUp } from './set-up.ts';
import { verdictsWhereStopped, withProgress } from './with-progress.ts';

/**
 * A connection that was idle for longer than this has been closed.
 * @source Firefox closes idle ones after 115 s, and those of HTTP/2 after 170 s
 */
const longestIdleMs = 180_000;

/**
 * One round, from its plan to its verdicts: the controls, the services in random order, retries, the controls again.
 * The next task always follows from the observations so far, and each observation is stored at once, so that a round
 * whose worker was killed continues when this is called again.
 *
 * @param round as stored: `running`, with the services to check
 * @param before the observations of the round from before the background was killed, oldest first
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
  const [planned, seenToWork, sameConnection] = await Promise.all([
    planOf(round),
    readSeenToWork(round.at),
    readSameConnection(),
  ]);
  const last = before.at(-1);
  const settingUp = setUp(planned, last ? connectionOf(last) : 0);
  const [rounds, { tools, hints, connection, tearDown }] = await Promise.all([
    store.roundsSince(round.at - usualSpeedMs),
    settingUp,
  ]).catch(async (error: unknown) => {
    await settingUp.then((made) => made.tearDown());
    throw error;
  });
  const recent = rounds.filter(({ at }) => at >= round.at - memoryMs);
  const earlier = verdictsHere(recent, round);
  const elsewhere = verdictsElsewhere(recent, round);
  const past = pastHere(rounds, round, sameConnection.checksBefore);
  const allows = (url: string) => tools.access.allows(url);
  const whole = withUnheard({ ...planAfter(planned, rounds), past }, seenToWork);
  const plan = allowedPart(whole, allows);
  const isLabelled = round.profile !== unknownNetwork;
  const cannotStore = new AbortController();
  const signal = AbortSignal.any([stop, cannotStore.signal, AbortSignal.timeout(timeLeftMs(round, Date.now()))]);

  let shown = round;
  const network = (check = checkOf(seen)): NetworkVerdict => judgeNetwork(check, hints());
  const judge = (services: readonly Service[], check = checkOf(seen)): ServiceVerdict[] => {
    const context = {
      network: network(check),
      earlier,
      elsewhere,
      past: isLabelled || sameConnection.isSame() ? past : noPast,
      seenToWork,
      now: Date.now(),
    };
    const { catalogue } = round;
    return services.map((service) => ({
      ...judgeService(service, check, context),
      ...(catalogue === undefined ? {} : { catalogue }),
    }));
  };
  const withId = (id: ServiceId) => plan.services.filter((service) => service.id === id);
  const stored = async (write: Promise<void>) => {
    try {
      await inTime(write);
    } catch (error) {
      cannotStore.abort(storeErrorFrom(error));
    }
  };
  /** Awaited only at the end: the next request does not depend on what has been stored. */
  const writes: Promise<void>[] = [];
  const record = async (sighted: Observation) => {
    const number = connection();
    const observation = number > 0 ? { ...sighted, connection: number } : sighted;
    seen.push(observation);
    made.push(observation);
    writes.push(stored(store.addObservation(round.at, observation)));
    const judged = (id: ServiceId, stage: Stage | undefined) =>
      withId(id).flatMap((one) => judge([one], stage === 'confirming' ? asItLooks(one, checkOf(seen)) : undefined));
    const progress = progressOf(plan, checkOf(seen), hints());
    const next = withProgress(shown, progress, judged, serviceOf(sighted));
    if (next === shown) return;
    shown = next;
    writes.push(stored(store.putRound(shown)).then(announceChange));
  };

  const mayHaveOldConnections = recent.some(({ endedAt = 0 }) => round.at - endedAt < longestIdleMs);

  /** The tags of a background that was killed can no longer be compared with new ones. */
  const tagOf = drawTags(
    secretRandom,
    before.flatMap(({ addressTag, pageTag }) => [addressTag, pageTag].filter((tag) => tag !== undefined)),
  );
  try {
    const seenFrom = (answer: ReflexiveAddress) => {
      tools.seenFrom(answer);
      if (answer.address !== undefined) void sameConnection.seenFrom(answer.address);
    };
    // Endpoints without permission are recorded as skipped.
    for (const skipped of triesNotAllowed(whole, allows, checkOf(seen), Date.now())) await record(skipped);
    await askWhatIsDue(plan, seen, { ...tools, seenFrom, signal, tagOf, mayHaveOldConnections }, hints, record);
  } finally {
    await tearDown();
  }
  await Promise.all(writes);
  await stored(countData(round, [...before, ...made]));
  await stored(rememberWork(plan.services, seen, Date.now()));
  await (isLabelled ? forgetSameConnection() : sameConnection.end());

  const { stages: _over, ...known } = shown;
  return {
    ...known,
    status: stop.aborted ? 'stopped' : 'finished',
    endedAt: Date.now(),
    network: network(),
    // A stopped round has no verdicts on services that were still being asked.
    verdicts: stop.aborted ? verdictsWhereStopped(shown, (id) => judge(withId(id))) : judge(plan.services),
    ...(cannotStore.signal.aborted ? { problem: problemOf(cannotStore.signal.reason) } : {}),
  };
}

/** A random number, 0..1, that nobody can predict. */
const secretRandom = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;

/** The plan of a round: the same one when it is made again after a restart. */
async function planOf(round: Round): Promise<Plan> {
  const [{ settings }, catalogue] = await Promise.all([readSettings(), readCatalogue(round.catalogue)]);
  const { languages, timeZone } = localHints();
  const services = round.services.flatMap((id) => knownService(id, settings, catalogue) ?? []);
  const country = domesticPackFor(languages, timeZone);
  const random = seededRandom(round.at);
  const elsewhere = controlsElsewhere(country, catalogue);
  const plan = makePlan(
    round.extent,
    services,
    controlsFor(country, catalogue),
    random,
    catalogue.controlRelays,
    elsewhere,
    browserFamily(),
  );
  return { ...plan, filtered: filteredName, isShort: !isAsOthers(round) };
}
