import { judgeNetwork } from '../judge/network.ts';
import { attemptsAbout, attemptsMade } from '../measure/check/attempts.ts';
import type { Check } from '../measure/check/check.ts';
import { isAnswer } from '../measure/check/outcomes.ts';
import { channelOf } from '../measure/endpoints/cut-channel.ts';
import { endpointsInUse } from '../measure/endpoints/endpoints-in-use.ts';
import { interpretAmong } from '../measure/endpoints/interpret-among.ts';
import { isRelayProbe } from '../measure/endpoints/relays.ts';
import { headroomOf } from '../measure/network/headroom.ts';
import { wasInterrupted } from '../measure/network/interruption.ts';
import { lineOf, unreliableLossRate } from '../measure/network/line.ts';
import { isSilentForLong } from '../measure/network/long-silence.ts';
import type { NetworkHints } from '../measure/network-facts.ts';
import { isNarrow } from '../measure/transfers/line-speed.ts';
import { networkPolicy } from '../model/network-states.ts';
import type { Observation } from '../model/observation.ts';
import type { Service } from '../model/service.ts';
import { relaysAgain, relaysDue } from './call-relays.ts';
import { comparisonsDue, otherPathsDue, portsDue } from './comparison-probes.ts';
import {
  channelsToControls,
  closingControls,
  controlsInDoubt,
  controlTask,
  countriesDue,
  foreignAnswered,
  lastFromAbroad,
  signInChecksDue,
  witnesses,
} from './control-tasks.ts';
import { domesticPart } from './domestic-part.ts';
import { firstTry, repeatsDue } from './endpoint-tries.ts';
import { finalAttempt, finalRetriesDue, isFinalRetry } from './final-retry.ts';
import { controlsBesideReach } from './first-samples.ts';
import { lookupsDue } from './lookups.ts';
import type { EndpointTask, Plan, Planned, Task } from './plan.ts';
import { quicDue } from './quic.ts';
import { smallTransfersDue } from './small-transfers.ts';
import { transfersDue } from './transfers.ts';

/**
 * What a round has to do next, derived from its observations alone, so that a round whose worker was killed continues
 * from them. The round is over when nothing is due and nothing is in flight.
 *
 * It takes longer than anything else in a round, and is asked for by its progress and whenever its queue wakes up, so
 * the newest answer for each plan is kept.
 */
export function dueTasks(plan: Plan, check: Check, hints: NetworkHints): readonly Task[] {
  const last = newest.get(plan);
  if (last?.seen === check.seen && last.of === check.seen.length && areSame(last.hints, hints)) return last.tasks;
  const tasks = tasksAfter(plan, check, hints);
  newest.set(plan, { seen: check.seen, of: check.seen.length, hints, tasks });
  return tasks;
}

/** `of`: how many observations there were, since a round adds to the same list. */
interface Newest {
  readonly seen: readonly Observation[];
  readonly of: number;
  readonly hints: NetworkHints;
  readonly tasks: readonly Task[];
}

const newest = new WeakMap<Plan, Newest>();

function areSame(one: NetworkHints, other: NetworkHints): boolean {
  const names = Object.keys({ ...one, ...other }) as (keyof NetworkHints)[];
  return names.every((name) => one[name] === other[name]);
}

function tasksAfter(plan: Plan, check: Check, hints: NetworkHints): Task[] {
  // The network may be another one now, so nothing that was observed counts any more.
  if (wasInterrupted(check)) return [];
  const opening = plan.first.flatMap((control) => controlTask(control, check, 'before', 1));
  if (foreignAnswered(check)) {
    const services = plan.isQuiet
      ? visitDue(plan, check, hints)
      : servicesDue(plan, check, plan.endpoints, hints, opening.length === 0);
    return [...opening, ...signInChecksDue(plan, check), ...services];
  }
  // On a very slow line http is answered last, so the second controls do not wait for captive ones.
  if (opening.some(({ control }) => control.class !== 'captive')) return opening;

  const others = plan.second.filter((control) => control.class !== 'captive');
  const second = [
    ...signInChecksDue(plan, check),
    ...others.flatMap((control) => controlTask(control, check, 'before', 1)),
  ];
  if (second.length > 0 || opening.length > 0) return [...opening, ...second];
  const network = judgeNetwork(check, hints);
  const { probes } = networkPolicy(network.state);
  // If every certificate counts as out of date, nothing can answer.
  if (probes === 'nothing' || network.noCertificateHolds) return [];
  // Controls can be blocked too. If any service answers, the internet is reachable although the controls are silent.
  if (probes === 'witnesses') return hints.onLine ? [...countriesDue(plan, check), ...witnesses(plan, check)] : [];
  if (probes === 'countries') return countriesDue(plan, check);
  const isInside = probes === 'domestic';
  const part = isInside ? domesticPart(plan, network.country) : plan;
  const rest = part.endpoints.length > 0 ? servicesDue(part, check, part.endpoints, hints, true) : [];
  return isInside ? [...lastFromAbroad(plan, check), ...rest] : rest;
}

/** One service after the other, as a person opens one page after the other, and then what concerns all of them. */
function visitDue(plan: Plan, check: Check, hints: NetworkHints): Task[] {
  // Whether the connection still works is asked in the end.
  const alone = { ...plan, first: [], second: [], reserve: [], elsewhere: [] };
  for (const service of new Set(plan.endpoints.map((planned) => planned.service))) {
    const endpoints = plan.endpoints.filter((planned) => planned.service === service);
    const due = servicesDue({ ...alone, services: [service], endpoints }, check, endpoints, hints, true);
    const visit = due.filter((task) => !isFinalRetry(task));
    if (visit.length > 0) return visit;
  }
  return servicesDue(plan, check, plan.endpoints, hints, true);
}

function servicesDue(
  plan: Plan,
  check: Check,
  planned: readonly Planned[],
  hints: NetworkHints,
  isProxyRuledOut: boolean,
): Task[] {
  const endpoints = planned.filter(({ service, endpoint }) => endpointsInUse(service, check).includes(endpoint));
  const untried = endpoints.filter(({ service, endpoint }) => attemptsAbout(service.id, endpoint, check).length === 0);
  if (isSilentForLong(check)) {
    const asked = closingControls(plan, check, 'during');
    if (asked.length > 0) return asked;
    if (!check.seen.some((o) => o.subject.kind === 'control' && o.phase === 'during' && o.outcome.kind !== 'failed'))
      return untried.filter(({ service }) => answersAlone(service, check)).map(firstTry);
  }
  const firsts = untried.map(firstTry);
  const line = lineOf(check);
  const repeats = endpoints.flatMap((planned) => repeatsDue(planned, check));
  // On a lossy line no failure counts, and comparison probes would only add load.
  const isBelieved = line.lossRate <= unreliableLossRate;
  const comparisons = isBelieved && plan.resolvers.length > 0 ? comparisonsDue(endpoints, check) : [];
  const ports = isBelieved ? portsDue(endpoints, check) : [];
  const otherPaths = comparisons.length > 0 ? [] : otherPathsDue(endpoints, check);
  // The row of a service waits for these, and the first row must not wait for the first tries of all services.
  const anew = repeats.filter((task) => isFirstHandshake(task) && !firsts.some((first) => opensChannel(first, task)));
  const others = repeats.filter((task) => !anew.includes(task));
  const lookups = isBelieved ? lookupsDue(plan, endpoints, check) : [];
  const reach = [
    ...channelsToControls(plan, check),
    ...anew,
    ...firsts,
    ...lookups,
    ...comparisons,
    ...others,
    ...ports,
    ...otherPaths,
  ];
  const failed = reach.length === 0 ? endpoints.filter((planned) => hasFailed(planned, check)) : [];
  const last =
    failed.length > 0
      ? [
          ...closingControls(plan, check, 'after'),
          ...controlsInDoubt(plan, check),
          ...relaysAgain(plan, check, hints, quickTries(failed, check)),
        ]
      : [];
  const calls = isProxyRuledOut ? relaysDue(plan, check, hints) : [];
  // Their answers show in which network the check began.
  const starts = calls.filter(({ attempt, subject }) => attempt === 1 && subject.kind === 'control');
  // On a lossy line a stalled transfer does not count either.
  const transfers = isBelieved ? transfersDue(plan, check) : [];
  const atLast = () => (failed.length > 0 ? [] : relaysAgain(plan, check, hints, check.seen.filter(isSecondLook)));
  // On a slow line large transfers would delay the answers until they look lost.
  if (isNarrow(check)) {
    const asked = firstOf([...starts, ...reach], last, calls, transfers, finalRetriesDue(endpoints, check));
    return asked.length > 0 ? asked : atLast();
  }
  const beside = isBelieved ? [...controlsBesideReach(plan, check), ...smallTransfersDue(plan, check)] : [];
  if (firsts.length > 0) {
    const later = calls.filter((task) => !starts.includes(task));
    // On a line with a long round trip the transfers take longest, so they start first.
    return headroomOf(check) === 'long'
      ? [...starts, ...beside, ...reach, ...later]
      : [...starts, ...reach, ...later, ...beside];
  }
  const finalRetries = reach.length + last.length > 0 ? [] : finalRetriesDue(endpoints, check);
  const rest = [...reach, ...last, ...calls, ...transfers, ...finalRetries];
  // Beside a large transfer datagrams may be queued for longer than the browser waits.
  return firstOf(rest, atLast(), isBelieved ? quicDue(plan, check) : []);
}

/** The first list that is not empty. */
function firstOf(...lists: readonly Task[][]): Task[] {
  return lists.find((list) => list.length > 0) ?? [];
}

function isFirstHandshake({ probe, attempt }: EndpointTask): boolean {
  return probe === 'handshake' && attempt === 1;
}

/** Does this try open a new connection to the host of the other one anyway? */
function opensChannel({ endpoint, probe }: EndpointTask, other: EndpointTask): boolean {
  return probe === 'websocket' && new URL(endpoint.url).host === new URL(other.endpoint.url).host;
}

/** May this endpoint be judged blocked, so that the round has to check whether the connection still works? */
function hasFailed(planned: Planned, check: Check): boolean {
  if (channelOf(planned.service.id, planned.endpoint, check).cut > 0) return true;
  return attemptsAbout(planned.service.id, planned.endpoint, check).some((o) => {
    const { kind } = interpretAmong(o, planned.endpoint, check);
    return kind === 'failed' || kind === 'foreign-answer';
  });
}

/** The tries of these endpoints without their final retries. */
function quickTries(failed: readonly Planned[], check: Check): Observation[] {
  const tries = failed.flatMap(({ service, endpoint }) => attemptsMade(service.id, endpoint, check));
  return tries.filter(({ attempt }) => attempt < finalAttempt);
}

/** A larger sample, or a call relay that was silent again, of a service whose endpoints all answer. */
function isSecondLook(o: Observation): boolean {
  const isSilentAgain = isRelayProbe(o) && o.attempt > 1 && o.outcome.kind === 'failed';
  return o.subject.kind === 'service' && (o.probe === 'download' || o.probe === 'upload' || isSilentAgain);
}

/** Did this service answer although no control did? Then it is reachable, and its other endpoints are asked too. */
function answersAlone({ id }: Service, check: Check): boolean {
  const answers = check.seen.filter(isAnswer);
  return (
    answers.some(({ subject }) => subject.kind === 'service' && subject.service === id) &&
    !answers.some(({ subject }) => subject.kind === 'control')
  );
}
