import { mayBeTheLine } from '../model/failures.ts';
import { coreFunctions, type FunctionId, functionIds } from '../model/function-ids.ts';
import { allowedIn, letsJudge } from '../model/network-states.ts';
import type { Observation } from '../model/observation.ts';
import type { Service } from '../model/service.ts';
import type { FunctionVerdict, NetworkVerdict, Reason, ServiceVerdict } from '../model/verdict.ts';
import { judgeCalls } from './calls.ts';
import { type EndpointVerdict, judgeEndpoint } from './endpoint.ts';
import { judgeFunction, reasonsOf, sharedCause, sharedFailure, weakest } from './function.ts';
import { interceptionDoubt } from './interception.ts';
import { isAnswer, lineOf } from './line.ts';
import { refusesChannels } from './refused-channels.ts';
import { channelsSeenToWork, type SeenToWork, workKey } from './seen-to-work.ts';
import { asSlowAsDown, judgeTransfer } from './transfer.ts';
import { transferEndpoint } from './transfer-endpoint.ts';
import { unsure } from './unsure.ts';
import { usualSpeed } from './usual-speed.ts';

/** Raised whenever the same observations could now give another verdict. */
export const ruleset = 7;

/**
 * A failure that lasts this long is not a short fault.
 * @source our choice: restarts of routers and servers take minutes, not twenty
 */
const lastingMs = 20 * 60_000;

/**
 * Between rounds further apart than this the failure may have ended, or the device may have moved.
 * @source our choice: checks at the default interval of three hours are closer
 */
const mostApartMs = 4 * 3_600_000;

export interface JudgeContext {
  readonly network: NetworkVerdict;
  /** Earlier verdicts on this network, newest first. */
  readonly earlier: readonly ServiceVerdict[];
  /** The earlier verdicts that show the usual speed: none on an unlabelled network, since it may be another one. */
  readonly usual: readonly ServiceVerdict[];
  /** Endpoints that worked before this round. */
  readonly seenToWork: SeenToWork;
  /** Epoch ms. */
  readonly now: number;
}

/** Judges one service by the observations of one round. Pure: the same observations always give the same verdict. */
export function judgeService(
  service: Service,
  observations: readonly Observation[],
  context: JudgeContext,
): ServiceVerdict {
  const own = observations.filter((o) => o.subject.kind === 'service' && o.subject.service === service.id);
  const at = own.reduce((newest, o) => Math.max(newest, o.at + o.tookMs), 0) || context.now;
  const line = lineOf(observations);
  const seenToWork = new Set([...context.seenToWork, ...channelsSeenToWork(service, observations)]);
  const isUp = own.some(({ outcome }) => outcome.kind === 'answered' && outcome.status < 500);
  const unlessNeverSeenToWork = (verdict: EndpointVerdict): EndpointVerdict => {
    const { endpoint, cause, because } = verdict;
    // A server that is well has errors for what it is not made for: a channel's path asked for as a page, for one.
    const isErrorOfChannel = isUp && endpoint.url.startsWith('wss:') && because.includes('server-error-5xx');
    if ((cause !== 'websocket' && !isErrorOfChannel) || seenToWork.has(workKey(service.id, endpoint))) return verdict;
    return { endpoint, ...unsure(refusesChannels(observations) ? 'no-channels-here' : 'not-seen-to-work') };
  };
  const byTransfer = (id: FunctionId) => judgeByTransfer(service, id, observations, context.usual);
  const isSpeedKnown = (['media', 'upload'] as const).every((id) => (byTransfer(id)?.state ?? 'unsure') !== 'unsure');
  const functions = functionIds.flatMap((id): FunctionVerdict[] => {
    if (id === 'calls' && service.relays) {
      const calls = judgeCalls(service, observations, allowedIn(context.network.state).probes === 'no-relays');
      return [asNetworkAllows(calls, service, context.network)];
    }
    const full = byTransfer(id);
    const reason = service.untestable[id];
    if (reason) {
      const judged = full ?? { function: id, state: 'untestable', because: [reason] };
      return [asNetworkAllows(judged, service, context.network)];
    }
    const endpoints = service.endpoints.filter((endpoint) => endpoint.function === id);
    if (endpoints.length === 0) return [];
    const judged = endpoints.map((endpoint) =>
      unlessNeverSeenToWork(
        unlessIntercepted(
          judgeEndpoint(service.id, endpoint, observations, line),
          interceptionDoubt(endpoint, service, observations),
        ),
      ),
    );
    const reached = needingControlsAfter(judgeFunction(id, judged), observations);
    return [asNetworkAllows(withTransfer(reached, full), service, context.network)];
  });
  const explained = functions.map((verdict) => withCauseOfSiblings(verdict, functions));
  const final = explained.map((verdict) => confidentIfRepeated(verdict, service, context));
  const whole = isSpeedKnown ? summary(final) : withoutSpeed(summary(final));
  return { service: service.id, ...whole, functions: final, at, ruleset };
}

/** Doubts an answer that may have come from someone in between. */
function unlessIntercepted(verdict: EndpointVerdict, because: Reason | undefined): EndpointVerdict {
  if (because === undefined || (verdict.state !== 'works' && verdict.cause !== 'websocket')) return verdict;
  return { endpoint: verdict.endpoint, ...unsure(because) };
}

/** What transfers say about a function; undefined when there were none. */
function judgeByTransfer(
  service: Service,
  id: FunctionId,
  seen: readonly Observation[],
  usual: readonly ServiceVerdict[],
): FunctionVerdict | undefined {
  if (id !== 'media' && id !== 'upload') return undefined;
  const media = transferEndpoint(service, id);
  if (!media) return undefined;
  const subject = { kind: 'service', service: service.id, endpoint: media.id } as const;
  const judge = (of: 'media' | 'upload') => {
    const usualKbps = usualSpeed(service.id, of, usual);
    const probe = of === 'media' ? 'download' : 'upload';
    return judgeTransfer(
      probe,
      { ...subject, function: of },
      { seen, ...(usualKbps === undefined ? {} : { usualKbps }) },
    );
  };
  const judged = judge(id);
  return judged && { function: id, ...(id === 'upload' ? asSlowAsDown(judged, judge('media')) : judged) };
}

/** Reasons of transfers that were not made or cannot be compared. They say nothing against a host that answers. */
const reasonsWithoutTransfer: ReadonlySet<Reason> = new Set(['not-tried', 'line-too-slow-to-compare']);

/** Combines the verdict of a host that answers with that of its transfers. */
function withTransfer(reached: FunctionVerdict, full: FunctionVerdict | undefined): FunctionVerdict {
  if (!full || reached.state !== 'works') return reached;
  if (full.because.some((reason) => reasonsWithoutTransfer.has(reason))) {
    return { ...reached, confidence: 'likely', because: [...reached.because, ...full.because] };
  }
  return full;
}

/**
 * A failure counts only if controls answered after it. A round that ran out of time before that says nothing about
 * failures, since its connection is not healthy.
 */
function needingControlsAfter(verdict: FunctionVerdict, observations: readonly Observation[]): FunctionVerdict {
  if (verdict.state !== 'blocked' && verdict.state !== 'partial') return verdict;
  if (verdict.manner === 'legal-451') return verdict;
  if (observations.some((o) => o.subject.kind === 'control' && o.phase === 'after' && isAnswer(o))) return verdict;
  return { function: verdict.function, ...unsure('interrupted') };
}

/** A lossy line causes timeouts, but no resets, certificates, pages or server errors. */
function isNotSilence({ state, cause, manner, because }: FunctionVerdict): boolean {
  if (state === 'down') return because.includes('server-error-5xx');
  // On such a line large transfers may break off, and lookups are the first to get lost.
  if (cause === 'freeze' || cause === 'dns') return false;
  return manner !== undefined && !mayBeTheLine(manner);
}

/** The verdict as far as the state of the connection allows one. */
function asNetworkAllows(verdict: FunctionVerdict, service: Service, network: NetworkVerdict): FunctionVerdict {
  if (verdict.state === 'untestable') return verdict;
  const { answers, failures, because = 'network-unknown' } = allowedIn(network.state);
  const undecided = (reason: Reason): FunctionVerdict => ({ function: verdict.function, ...unsure(reason) });
  const counts = (of: typeof answers | typeof failures) =>
    of === 'all' ||
    (of === 'domestic' && isDomestic(service, network)) ||
    (of === 'no-silence' && network.because.includes('answers-lost') && isNotSilence(verdict));
  if (!counts(answers)) return undecided(because);
  if (verdict.state === 'works') return withNetworkReasons(verdict, network);
  if (!counts(failures)) return undecided(because);
  return network.because.includes('no-control-answers')
    ? undecided('network-unknown')
    : withNetworkReasons(verdict, network);
}

function isDomestic(service: Service, network: NetworkVerdict): boolean {
  return service.domesticIn !== undefined && (network.country === undefined || network.country === service.domesticIn);
}

function withNetworkReasons(verdict: FunctionVerdict, { state }: NetworkVerdict): FunctionVerdict {
  const { failures, because } = allowedIn(state);
  const labels: Reason[] = [];
  const isFailure = verdict.state === 'blocked' || verdict.state === 'partial';
  if (isFailure && failures !== 'no-silence') labels.push('controls-fine');
  if (letsJudge(state) && because) labels.push(because);
  return { ...verdict, because: [...verdict.because, ...labels] };
}

/**
 * A timeout with an unclear cause takes the cause of another function of the service that timed out in the same round.
 */
function withCauseOfSiblings(verdict: FunctionVerdict, siblings: readonly FunctionVerdict[]): FunctionVerdict {
  if (verdict.state !== 'blocked' || verdict.cause || !verdict.because.includes('name-or-address-unclear'))
    return verdict;
  const explained = sharedCause(
    siblings.filter((sibling) => sibling.state === 'blocked' && sibling.manner === 'timeout'),
  );
  if (!explained.manner) return verdict;
  return {
    ...verdict,
    ...explained,
    because: verdict.because.filter((reason) => reason !== 'name-or-address-unclear'),
  };
}

/** A failure becomes confident when earlier rounds found it too, without a success in between, for twenty minutes. */
function confidentIfRepeated(verdict: FunctionVerdict, service: Service, context: JudgeContext): FunctionVerdict {
  if (verdict.state !== 'blocked' && verdict.state !== 'partial') return verdict;
  if (verdict.confidence !== 'likely' || verdict.because.includes('may-be-down')) return verdict;
  let since = context.now;
  for (const earlier of context.earlier) {
    if (earlier.service !== service.id) continue;
    const then = earlier.functions.find((candidate) => candidate.function === verdict.function);
    if (then?.state !== verdict.state || since - earlier.at > mostApartMs) break;
    since = earlier.at;
  }
  if (context.now - since < lastingMs) return verdict;
  return { ...verdict, confidence: 'confident', because: [...verdict.because, 'repeated-over-20-minutes'] };
}

type Summary = Pick<ServiceVerdict, 'state' | 'cause' | 'manner' | 'confidence' | 'because'>;

/** The service as a whole: blocked when all core functions fail, partial when only some functions do. */
function summary(functions: readonly FunctionVerdict[]): Summary {
  const tested = functions.filter((f) => f.state !== 'untestable');
  if (tested.length === 0) return { state: 'untestable', because: reasonsOf(functions) };
  if (tested.every((f) => f.because.includes('reachability-only') || f.because.includes('permission-missing'))) {
    return { state: 'untestable', because: ['permission-missing'] };
  }
  const essential = tested.filter((f) => coreFunctions.includes(f.function));
  const deciding = essential.length > 0 ? essential : tested;
  const all = (state: FunctionVerdict['state']) => deciding.filter((f) => f.state === state);

  // If messages cannot be tested, a blocked site alone does not mean a blocked messenger.
  const onlySiteTested = !deciding.some((f) => f.function === 'messages') && tested.some((f) => f.state === 'works');
  if (all('blocked').length === deciding.length && !onlySiteTested) return failing('blocked', all('blocked'));
  if (all('down').length === deciding.length)
    return { state: 'down', ...weakest(deciding), because: reasonsOf(deciding) };
  const broken = tested.filter((f) => f.state === 'blocked' || f.state === 'partial');
  if (broken.length > 0 && tested.some((f) => f.state === 'works' || f.state === 'partial' || f.state === 'slow')) {
    return failing('partial', broken);
  }
  const slow = tested.filter((f) => f.state === 'slow');
  if (slow.length > 0 && all('works').length + all('unsure').length === deciding.length) return failing('slow', slow);
  if (all('works').length === deciding.length) {
    // Whoever needs what is in doubt should read so.
    const inDoubt = tested.filter((f) => f.state !== 'works');
    const likely = inDoubt.length > 0 ? [{ confidence: 'likely' as const }] : [];
    return { state: 'works', ...weakest([...deciding, ...likely]), because: reasonsOf([...deciding, ...inDoubt]) };
  }
  // A certain failure is not a reason for doubt.
  return unsure(...reasonsOf(tested.filter((f) => f.state === 'unsure' || f.state === 'down')));
}

/** A service may be slowed or frozen although everything of it answers, so without a transfer it is not sure to work. */
function withoutSpeed(service: Summary): Summary {
  if (service.state !== 'works') return service;
  return { ...service, confidence: 'likely', because: [...service.because, 'speed-not-checked'] };
}

function failing(state: 'blocked' | 'partial' | 'slow', functions: readonly FunctionVerdict[]): Summary {
  return { state, ...sharedFailure(functions) };
}
