import { judgeNetwork } from '../judge/network.ts';
import { believable } from '../judge/no-evidence.ts';
import { readAttempt } from '../measure/endpoints/attempt.ts';
import { attemptsAbout, attemptsMade } from '../measure/endpoints/attempts.ts';
import { channelOf } from '../measure/endpoints/cut-channel.ts';
import { isAnsweredOnOldConnection, newConnectionsTo } from '../measure/endpoints/new-connections.ts';
import { type PagesInPlace, pagesInPlace, readBeside } from '../measure/endpoints/page-in-place.ts';
import { roomOf } from '../measure/network/headroom.ts';
import { wasInterrupted } from '../measure/network/interruption.ts';
import { lineOf, unreliableShare } from '../measure/network/line.ts';
import { isSilentForLong } from '../measure/network/long-silence.ts';
import type { NetworkHints } from '../measure/network/network-facts.ts';
import { isAnswer } from '../measure/outcomes.ts';
import { isRelayProbe } from '../measure/relays.ts';
import { isNarrow } from '../measure/transfers/line-speed.ts';
import { isCutInHandshake } from '../model/failures.ts';
import { allowedIn } from '../model/network-states.ts';
import type { Observation } from '../model/observation.ts';
import type { Control, Service } from '../model/service.ts';
import { relaysAgain, relaysDue } from './call-relays.ts';
import { contrastsDue, portsDue } from './contrasts.ts';
import { domesticPart } from './domestic-part.ts';
import { controlsBesideReach } from './first-looks.ts';
import { patienceDue, patientAttempt } from './patience.ts';
import { type EndpointTask, type Plan, type Planned, probeKindOf, type Task } from './plan.ts';
import { quicDue } from './quic.ts';
import { smallTransfersDue } from './small-transfers.ts';
import { transfersDue } from './transfers.ts';

/**
 * What a round has to do next, derived from its observations. Progress is stored nowhere else, so a round whose worker
 * was killed continues from its observations. The round is over when nothing is due and nothing is in flight.
 */
export function dueTasks(plan: Plan, seen: readonly Observation[], hints: NetworkHints): Task[] {
  // Nothing that was seen counts any more.
  if (wasInterrupted(seen)) return [];
  const opening = plan.first.flatMap((control) => controlTask(control, seen, 'before', 1));
  if (foreignAnswered(seen))
    return [...opening, ...servicesDue(plan, seen, plan.endpoints, hints, opening.length === 0)];
  // On a very slow line plain http is answered last, so the second controls do not wait for captive ones.
  if (opening.some(({ control }) => control.class !== 'captive')) return opening;

  const second = plan.second.flatMap((control) => controlTask(control, seen, 'before', 1));
  if (second.length > 0 || opening.length > 0) return [...opening, ...second];
  const network = judgeNetwork(seen, hints);
  const { probes } = allowedIn(network.state);
  // With every certificate out of date nothing could answer.
  if (probes === 'nothing' || network.because.includes('all-certificates-out-of-date')) return [];
  // Controls can be blocked too. If any service answers, the internet is reachable despite the silent controls.
  if (probes === 'witnesses') return hints.onLine ? [...countriesDue(plan, seen), ...witnesses(plan, seen)] : [];
  if (probes === 'countries') return countriesDue(plan, seen);
  const isInside = probes === 'domestic';
  const part = isInside ? domesticPart(plan, network.country) : plan;
  const rest = part.endpoints.length > 0 ? servicesDue(part, seen, part.endpoints, hints, true) : [];
  return isInside ? [...lastFromAbroad(plan, seen), ...rest] : rest;
}

function servicesDue(
  plan: Plan,
  seen: readonly Observation[],
  endpoints: readonly Planned[],
  hints: NetworkHints,
  isProxyRuledOut: boolean,
): Task[] {
  const untried = endpoints.filter(({ service, endpoint }) => attemptsAbout(service.id, endpoint, seen).length === 0);
  if (isSilentForLong(seen)) {
    const asked = closingControls(plan, seen, 'during');
    if (asked.length > 0) return asked;
    if (!seen.some((o) => o.subject.kind === 'control' && o.phase === 'during' && o.outcome.kind !== 'failed'))
      return untried.filter(({ service }) => answersAlone(service, seen)).map(firstTry);
  }
  const firsts = untried.map(firstTry);
  const pages = pagesInPlace(seen);
  const repeats = endpoints.flatMap((planned) => repeatsDue(planned, seen, pages));
  // On a line that loses answers no failure counts, and contrasts would only add load.
  const isBelieved = lineOf(seen).troubledShare <= unreliableShare;
  const contrasts = isBelieved && plan.resolvers.length > 0 ? contrastsDue(endpoints, seen, pages) : [];
  const ports = isBelieved ? portsDue(endpoints, seen) : [];
  // A row is not judged before them, so that otherwise the first one would wait for all first tries.
  const anew = repeats.filter((task) => isFirstHandshake(task) && !firsts.some((first) => opensChannel(first, task)));
  const others = repeats.filter((task) => !anew.includes(task));
  const reach = [...anew, ...firsts, ...contrasts, ...others, ...ports];
  const failed = reach.length === 0 ? endpoints.filter((planned) => hasFailed(planned, seen, pages)) : [];
  const last =
    failed.length > 0
      ? [...closingControls(plan, seen, 'after'), ...relaysAgain(plan, seen, hints, quickTries(failed, seen))]
      : [];
  const calls = isProxyRuledOut ? relaysDue(plan, seen, hints) : [];
  // They tell in which network the check began.
  const starts = calls.filter(({ attempt, subject }) => attempt === 1 && subject.kind === 'control');
  // What stalls on a line that loses answers is not believed either.
  const transfers = isBelieved ? transfersDue(plan, seen) : [];
  const atLast = () => (failed.length > 0 ? [] : relaysAgain(plan, seen, hints, seen.filter(isSecondLook)));
  // On a narrow line whatever is large would delay the answers, and there they would look lost.
  if (isNarrow(seen)) {
    const asked = firstOf([...starts, ...reach], last, calls, transfers, patienceDue(endpoints, seen));
    return asked.length > 0 ? asked : atLast();
  }
  const beside = isBelieved ? [...controlsBesideReach(plan, seen), ...smallTransfersDue(plan, seen)] : [];
  if (firsts.length > 0) {
    const later = calls.filter((task) => !starts.includes(task));
    // On a long line more has to follow what is beside, and the last addresses end before it.
    return roomOf(seen) === 'long'
      ? [...starts, ...beside, ...reach, ...later]
      : [...starts, ...reach, ...later, ...beside];
  }
  const patience = reach.length + last.length > 0 ? [] : patienceDue(endpoints, seen);
  const rest = [...reach, ...last, ...calls, ...transfers, ...patience];
  // Beside anything large, datagrams may wait for longer than the browser does.
  return firstOf(rest, atLast(), isBelieved ? quicDue(plan, seen) : []);
}

/** The first list that is not empty. */
function firstOf(...lists: readonly Task[][]): Task[] {
  return lists.find((list) => list.length > 0) ?? [];
}

function firstTry({ service, endpoint }: Planned): EndpointTask {
  return { kind: 'endpoint', service, endpoint, probe: probeKindOf(endpoint.url), attempt: 1 };
}

/**
 * Most tries of one endpoint.
 * @source two have to agree, and a third only breaks a tie
 */
const mostTries = 3;

/**
 * Repeats a try that failed or was given up too soon, adds a third try when two disagree, and requests the page of a
 * host whose WebSocket does not open.
 */
function repeatsDue(planned: Planned, seen: readonly Observation[], pages: PagesInPlace): EndpointTask[] {
  const { service, endpoint } = planned;
  const made = attemptsMade(service.id, endpoint, seen);
  const anew = made.some(isAnsweredOnOldConnection) ? newConnectionDue(planned, seen) : [];
  if (anew.length > 0) return anew;
  const tries = attemptsAbout(service.id, endpoint, seen);
  const usable = believable(tries, service.id, seen);
  const reads = usable.map((o) => readBeside(o, endpoint, pages).kind);
  const reached = reads.filter((kind) => kind === 'reached').length;
  const failed = reads.filter(
    (kind) => kind === 'failed' || kind === 'server-error' || kind === 'foreign-answer',
  ).length;
  const sockets = tries.filter((o) => o.probe === 'websocket');
  const task = (probe: 'https' | 'http' | 'websocket', attempt: number): EndpointTask[] => [
    { kind: 'endpoint', service, endpoint, probe, attempt },
  ];
  const [first] = sockets;
  if (first && tries.length === sockets.length && wasSkippedForItsHeaders(first)) return task('https', 1);
  const channel = channelOf(service.id, endpoint, seen);
  if (channel.cut === 1 && channel.opened === 1) return task('websocket', 2);
  if (first?.outcome.kind === 'answered' && tries.length === sockets.length && pages.areOf(service.id))
    return task('https', 1);
  const own = tries.filter(({ subject }) => subject.kind === 'service' && subject.endpoint === endpoint.id);
  if (failed + (tries.length - usable.length) === 0 || own.length >= mostTries) return [];

  if (first) {
    const { kind } = readAttempt(first, endpoint);
    if (kind === 'server-error') return sockets.length < 2 ? task('websocket', 2) : [];
    if (kind !== 'failed') return [];
    if (tries.length === sockets.length) return task('https', 1);
    const pages = tries.length - sockets.length;
    if (reached === 0)
      return usable.length > 1 && !mayBeCutWhenUp(planned, usable, seen) ? [] : task('https', pages + 1);
    // The host answers but its WebSocket does not open: only a second failure to open means something.
    const believed = usable.filter((o) => sockets.includes(o)).length;
    return believed < 2 ? task('websocket', sockets.length + 1) : [];
  }
  const isSettled = reached > 0 ? failed === 0 : usable.length > 1;
  return isSettled ? [] : task(probeKindOf(endpoint.url), tries.length + 1);
}

/**
 * Was a channel's host cut off like one that has reasons of its own: an equal server serves, or there is none? One more
 * try shows whether it was cut before its handshake or after.
 */
function mayBeCutWhenUp(
  { service, endpoint }: Planned,
  tries: readonly Observation[],
  seen: readonly Observation[],
): boolean {
  const pages = tries.filter(({ probe }) => probe === 'https');
  const isCut = pages.some(({ outcome }) => outcome.kind === 'failed' && isCutInHandshake(outcome.failure));
  return (
    isCut && pages.length === 1 && (endpoint.group === undefined || channelOf(service.id, endpoint, seen).equalOpens)
  );
}

/** A host that answered over an old connection is asked for a new one, until one comes up or two have failed. */
function newConnectionDue({ service, endpoint }: Planned, seen: readonly Observation[]): EndpointTask[] {
  const { cameUp, failed, tried } = newConnectionsTo(new URL(endpoint.url).hostname, seen);
  const isKnown = cameUp || failed.length === 2 || tried === mostTries;
  return isKnown ? [] : [{ kind: 'endpoint', service, endpoint, probe: 'handshake', attempt: tried + 1 }];
}

function isFirstHandshake({ probe, attempt }: EndpointTask): boolean {
  return probe === 'handshake' && attempt === 1;
}

/** Will this try show by itself whether a new connection to the host of the other comes up? */
function opensChannel({ endpoint, probe }: EndpointTask, other: EndpointTask): boolean {
  return probe === 'websocket' && new URL(endpoint.url).hostname === new URL(other.endpoint.url).hostname;
}

/**
 * A WebSocket that was not opened because its headers would identify the person. A page request shows whether the host
 * is reached.
 */
function wasSkippedForItsHeaders({ outcome }: Observation): boolean {
  return outcome.kind === 'skipped' && outcome.why === 'identifying-headers';
}

/** Something may be judged blocked, so the round has to check that the connection still works. */
function hasFailed(planned: Planned, seen: readonly Observation[], pages: PagesInPlace): boolean {
  if (channelOf(planned.service.id, planned.endpoint, seen).cut > 0) return true;
  return attemptsAbout(planned.service.id, planned.endpoint, seen).some((o) => {
    const { kind } = readBeside(o, planned.endpoint, pages);
    return kind === 'failed' || kind === 'foreign-answer';
  });
}

/** The tries of these that did not wait for the browser. */
function quickTries(failed: readonly Planned[], seen: readonly Observation[]): Observation[] {
  const tries = failed.flatMap(({ service, endpoint }) => attemptsMade(service.id, endpoint, seen));
  return tries.filter(({ attempt }) => attempt < patientAttempt);
}

/** Of a service whose addresses all answer: a closer look at what is large, or a call relay that is silent again. */
function isSecondLook(o: Observation): boolean {
  const isSilentAgain = isRelayProbe(o) && o.attempt > 1 && o.outcome.kind === 'failed';
  return o.subject.kind === 'service' && (o.probe === 'download' || o.probe === 'upload' || isSilentAgain);
}

/** Did it answer where no control ever did? Then the line is not dead for it, and the rest of it is asked for. */
function answersAlone({ id }: Service, seen: readonly Observation[]): boolean {
  const answers = seen.filter(isAnswer);
  return (
    answers.some(({ subject }) => subject.kind === 'service' && subject.service === id) &&
    !answers.some(({ subject }) => subject.kind === 'control')
  );
}

/**
 * How many controls of each class to ask again: `again` of those that answered before, `fresh` of those not asked yet.
 */
const closing = {
  foreign: { again: 2, fresh: 2 },
  captive: { again: 0, fresh: 1 },
  domestic: { again: 1, fresh: 0 },
} as const;

/**
 * Checks the connection again. Controls that answered before show whether it still works; a control that is asked for
 * the first time could be blocked, but shows that new connections are still made. Where one kind runs out, the other
 * fills in.
 */
function closingControls(plan: Plan, seen: readonly Observation[], phase: 'during' | 'after'): Task[] {
  const controls = [...plan.first, ...plan.reserve, ...plan.elsewhere.filter((control) => answered(control, seen))];
  const earlier = seen.filter((o) => o.phase === 'before');
  const isFresh = (control: Control) => !earlier.some((o) => isAbout(o, control));
  return (['foreign', 'captive', 'domestic'] as const).flatMap((kind) => {
    const { again, fresh } = closing[kind];
    const ofKind = controls.filter((control) => control.class === kind);
    const known = ofKind.filter((control) => answered(control, earlier));
    const inTurn = [...known.slice(0, again), ...ofKind.filter(isFresh), ...known.slice(again)];
    return inTurn.slice(0, again + fresh).flatMap((control) => controlTask(control, seen, phase, 1));
  });
}

/**
 * Most pages of foreign services to request when every control is silent.
 * @source our choice: two answers show that the internet is reachable
 */
const mostWitnesses = 5;

/**
 * One page of each domestic service and of each foreign one, requested when every control is silent: where the device
 * is may be unknown, and there the country's own sites may be all that answers.
 */
function witnesses(plan: Plan, seen: readonly Observation[]): Task[] {
  const pages = new Map<Service, Planned>();
  for (const planned of plan.endpoints) {
    const { function: of, certificate, url } = planned.endpoint;
    const fit = of === 'web' && certificate === 'public' && url.startsWith('https:');
    if (fit && !pages.has(planned.service)) pages.set(planned.service, planned);
  }
  const isDomestic = ({ service }: Planned) => service.domesticIn !== undefined;
  const domestic = [...pages.values()].filter(isDomestic);
  const foreign = [...pages.values()].filter((page) => !isDomestic(page)).slice(0, mostWitnesses);
  return [...domestic, ...foreign]
    .filter(({ service, endpoint }) => attemptsAbout(service.id, endpoint, seen).length === 0)
    .map((planned) => firstTry(planned));
}

/**
 * All controls abroad that are left, before a check says that only sites inside a country answer: on a line that loses much
 * one of them may have been the only one to answer.
 */
function lastFromAbroad(plan: Plan, seen: readonly Observation[]): Task[] {
  const abroad = plan.reserve.filter((control) => control.class === 'foreign');
  return abroad.flatMap((control) => controlTask(control, seen, 'before', 1));
}

/** One site of each country, requested before the device counts as offline. */
function countriesDue(plan: Plan, seen: readonly Observation[]): Task[] {
  return plan.elsewhere.flatMap((control) => controlTask(control, seen, 'before', 1));
}

function controlTask(
  control: Control,
  seen: readonly Observation[],
  phase: Observation['phase'],
  attempt: number,
): Extract<Task, { kind: 'control' }>[] {
  const done = seen.some((o) => isAbout(o, control) && o.phase === phase && o.attempt === attempt);
  return done ? [] : [{ kind: 'control', control, phase, attempt }];
}

function isAbout(o: Observation, control: Control): boolean {
  return o.subject.kind === 'control' && o.subject.control === control.id;
}

function answered(control: Control, seen: readonly Observation[]): boolean {
  return seen.some((o) => isAbout(o, control) && o.outcome.kind !== 'failed');
}

function foreignAnswered(seen: readonly Observation[]): boolean {
  return seen.some(
    (o) => o.subject.kind === 'control' && o.subject.class === 'foreign' && o.outcome.kind !== 'failed' && !o.reused,
  );
}
