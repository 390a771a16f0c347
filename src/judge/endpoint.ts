import { attemptsAbout, isAttempt } from '../measure/attempts.ts';
import type { Line } from '../measure/line.ts';
import { type Failure, isTimeout, type MadeBy } from '../model/failures.ts';
import type { Observation } from '../model/observation.ts';
import type { Endpoint, ServiceId } from '../model/service.ts';
import type { Cause, Confidence, Manner, Reason } from '../model/verdict.ts';
import { type Attempt, readAttempt } from './attempt.ts';
import { causeOf } from './cause.ts';
import { believable } from './no-evidence.ts';
import { unsure } from './unsure.ts';

export interface EndpointVerdict {
  readonly endpoint: Endpoint;
  readonly state: 'works' | 'blocked' | 'down' | 'unsure' | 'untestable';
  readonly cause?: Cause;
  readonly manner?: Manner;
  /** Who can have made the failure that it rests on; absent where none is in doubt. */
  readonly madeBy?: MadeBy;
  readonly confidence: Confidence;
  readonly because: readonly Reason[];
}

type Read = { readonly o: Observation; readonly attempt: Attempt };

/**
 * Judges one endpoint by its own attempts and contrasts. The caller decides whether the connection allows a verdict.
 */
export function judgeEndpoint(
  service: ServiceId,
  endpoint: Endpoint,
  observations: readonly Observation[],
  line: Line,
): EndpointVerdict {
  const tries = attemptsAbout(service, endpoint, observations);
  const own = believable(tries, service, observations);
  const read = (o: Observation): Read => ({ o, attempt: readAttempt(o, endpoint) });
  const reads = own.map(read);
  const { hostname } = new URL(endpoint.url);
  const contrasts = observations.filter((o) => o.host === hostname && (!isAttempt(o) || own.includes(o)));
  const verdict = (rest: Omit<EndpointVerdict, 'endpoint'>): EndpointVerdict => ({ endpoint, ...rest });

  // When the rules dropped some tries because of the line, the line is the reason for too few.
  const tooFew = own.length < tries.length && tries.length > 1 ? 'may-be-the-line' : 'one-try-only';
  if (tries.length > 0 && own.length === 0) return verdict(unsure(tooFew));
  if (endpoint.url.startsWith('wss:')) {
    const socket = judgeSocket(tries.map(read), own, line);
    if (socket) return verdict(socket);
  }
  return verdict(judgeAttempts(reads, contrasts, line, tooFew));
}

const serverError = { state: 'down', madeBy: 'inside', confidence: 'likely', because: ['server-error-5xx'] } as const;

/** The extra rules for a WebSocket that does not open although its host answers. */
function judgeSocket(
  reads: readonly Read[],
  believable: readonly Observation[],
  line: Line,
): Omit<EndpointVerdict, 'endpoint'> | undefined {
  const sockets = reads.filter(({ o }) => o.probe === 'websocket');
  const pages = reads.filter(({ o }) => o.probe !== 'websocket');
  if (sockets.some(({ attempt }) => attempt.kind === 'reached')) return undefined;
  const errors = pages.filter(({ attempt }) => attempt.kind === 'server-error');
  if (!pages.some(({ attempt }) => attempt.kind === 'reached')) {
    return errors.length > 0 ? serverError : undefined;
  }
  // The host of a channel has no page of its own. Where it leads to another host, it may be the wrong one.
  const isElsewhere = pages.some(({ o }) => o.outcome.kind === 'answered' && o.outcome.redirectedTo !== undefined);
  if (isElsewhere) return { madeBy: 'inside', ...unsure('answers-differently') };
  const refusal = answersBecause(pages).filter((reason) => refusals.has(reason));
  // A server that rejects the page also rejects the WebSocket, but browsers do not give the status of the latter.
  if (refusal.length > 0) return { state: 'works', confidence: 'likely', because: [...refusal, 'reached-only'] };
  const failed = failuresOf(sockets);
  if (failed.length === 0)
    return { state: 'works', confidence: 'likely', because: ['reached-only', 'websocket-not-tried'] };
  if (failed.length === 1) return unsure('one-try-only');
  // When the page fails sometimes, the WebSocket may too.
  if (errors.length > 0 || failuresOf(pages).length > 0) {
    return unsure('tries-disagree');
  }
  const believed = failuresOf(sockets.filter(({ o }) => believable.includes(o)));
  // On a path that slows even the page, a WebSocket that timed out may only have been late.
  if (believed.length < 2 || (believed.some(isTimeout) && pages.some(({ o }) => isLate(o, line)))) {
    return unsure('tries-disagree');
  }
  const manner = believed.every(isTimeout) ? { manner: 'timeout' as const } : {};
  return {
    state: 'blocked',
    cause: 'websocket',
    ...manner,
    madeBy: 'inside',
    confidence: 'likely',
    because: ['tries-agree', 'reached-only', 'may-be-down'],
  };
}

/**
 * A page that takes this many times longer than the controls is on a slow path, on which a WebSocket that timed out may
 * only be late.
 * @source our choice
 */
const timesLater = 3;

/**
 * It also has to take longer than this.
 * @source our choice: a faster page is not slow, however fast the controls are
 */
const lateMs = 1500;

function isLate({ tookMs, outcome }: Observation, { typicalMs }: Line): boolean {
  return outcome.kind === 'answered' && tookMs > Math.max(lateMs, timesLater * (typicalMs ?? 0));
}

const refusals: ReadonlySet<Reason> = new Set(['server-refused-403', 'rate-limited-429', 'challenge-page']);

function answersBecause(reads: readonly Read[]): Reason[] {
  return reads.flatMap(({ attempt }) => (attempt.kind === 'reached' ? attempt.because : []));
}

function judgeAttempts(
  reads: readonly Read[],
  contrasts: readonly Observation[],
  line: Line,
  tooFew: Reason,
): Omit<EndpointVerdict, 'endpoint'> {
  const kinds = new Set(reads.map(({ attempt }) => attempt.kind));
  const failures = failuresOf(reads);
  const reached = reads.flatMap(({ attempt }) => (attempt.kind === 'reached' ? [attempt] : []));

  if (kinds.has('refused-by-law') && reached.length === 0) {
    return { state: 'blocked', cause: 'http', manner: 'legal-451', confidence: 'likely', because: ['legal-451'] };
  }
  if (kinds.has('foreign-answer') && (reached.length > 0 || failures.length === 0)) return foreignAnswer(reads);
  if (reached.length > 0) return answered(reached, failures);
  // The page request shows why the WebSocket of its host does not open.
  if (kinds.has('void') && failures.length === 1 && failures[0] === 'websocket_failed') return notReadable(reads);
  if (failures.length === 1) return unsure(tooFew);
  if (failures.length > 0) return failing(failures, contrasts, line);
  if (kinds.has('server-error')) {
    return reads.length > 1 ? serverError : unsure('one-try-only');
  }
  return notReadable(reads);
}

function answered(
  reached: readonly Extract<Attempt, { kind: 'reached' }>[],
  failures: readonly Failure[],
): Omit<EndpointVerdict, 'endpoint'> {
  const best = reached.find((attempt) => attempt.full) ?? reached[0];
  const because = best?.because ?? [];
  if (because.includes('answers-differently')) return { madeBy: 'inside', ...unsure('answers-differently') };
  if (failures.length === 0) return { state: 'works', confidence: best?.full ? 'confident' : 'likely', because };
  // One lost answer among good ones is normal on a line, but a cut that comes and goes leaves a doubt.
  if (failures.every(isTimeout) && reached.length >= 2) {
    return { state: 'works', confidence: 'likely', because: [...because, 'tries-disagree'] };
  }
  return unsure('tries-disagree');
}

function failing(
  failures: readonly Failure[],
  contrasts: readonly Observation[],
  line: Line,
): Omit<EndpointVerdict, 'endpoint'> {
  const { rule: _rule, state, because, ...found } = causeOf(failures, contrasts, line);
  if (state === 'unsure') return unsure(...because);
  return {
    state,
    ...found,
    confidence: 'likely',
    because: state === 'blocked' ? ['tries-agree', ...because] : because,
  };
}

/** A foreign answer to plain http is a block page. A public certificate in place of a private one stays unclear. */
function foreignAnswer(reads: readonly Read[]): Omit<EndpointVerdict, 'endpoint'> {
  const pages = reads.filter(({ o, attempt }) => o.probe === 'http' && attempt.kind === 'foreign-answer');
  if (pages.length === 0) return unsure('unexpected-certificate');
  if (reads.some(({ attempt }) => attempt.kind === 'reached')) return unsure('tries-disagree');
  if (pages.length === 1) return unsure('one-try-only');
  return {
    state: 'blocked',
    cause: 'http',
    manner: 'block-page',
    madeBy: 'way',
    confidence: 'likely',
    because: ['tries-agree'],
  };
}

function notReadable(reads: readonly Read[]): Omit<EndpointVerdict, 'endpoint'> {
  const because = [...new Set(reads.flatMap(({ attempt }) => (attempt.kind === 'void' ? [attempt.because] : [])))];
  const untestable =
    because.length > 0 &&
    because.every((reason) => reason === 'permission-missing' || reason === 'websocket-not-tried');
  return {
    state: untestable ? 'untestable' : 'unsure',
    confidence: 'unsure',
    because: because.length > 0 ? because : ['not-tried'],
  };
}

function failuresOf(reads: readonly Read[]): Failure[] {
  return reads.flatMap(({ attempt }) => (attempt.kind === 'failed' ? [attempt.failure] : []));
}
