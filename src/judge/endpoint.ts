import { asExpected } from '../measure/endpoints/attempt.ts';
import { attemptsAbout, isAttempt, isContrast } from '../measure/endpoints/attempts.ts';
import { contrastsSeen } from '../measure/endpoints/cause-facts.ts';
import { channelOf } from '../measure/endpoints/cut-channel.ts';
import {
  bestAnswer,
  type Cuts,
  cutsIn,
  endpointFacts,
  failuresOf,
  type Read,
  refusalsIn,
  unreadableReasons,
} from '../measure/endpoints/endpoint-facts.ts';
import { readBeside, substitutePages } from '../measure/endpoints/substitute-pages.ts';
import type { Line } from '../measure/network/line.ts';
import type { Failure, MadeBy } from '../model/failures.ts';
import type { Observation } from '../model/observation.ts';
import type { Reason } from '../model/reasons.ts';
import type { Endpoint, ServiceId } from '../model/service.ts';
import type { Cause, Confidence, Manner } from '../model/verdict.ts';
import { causeOf, contrastReasons } from './cause.ts';
import { endpointRules } from './endpoint-rules.ts';
import { triesThatCount } from './no-evidence.ts';
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
  /** How often a connection was cut off; absent where none was. */
  readonly cuts?: Cuts;
  /** The rules that made it, in their order. */
  readonly rules: readonly string[];
}

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
  const own = triesThatCount(tries, service, observations);
  const pages = substitutePages(observations);
  const reads = tries.map((o): Read => ({ o, attempt: readBeside(o, endpoint, pages), counts: own.includes(o) }));
  const { hostname, protocol } = new URL(endpoint.url);
  const channel = protocol === 'wss:' ? channelOf(service, endpoint, observations) : undefined;
  const here = observations
    .filter((o) => o.host === hostname && (!isAttempt(o) || own.includes(o)))
    .map((o) => asExpected(o, endpoint));
  const { id, then, because } = endpointRules.first(endpointFacts(reads, channel, here, line));
  const cuts = cutsIn(reads, here, channel);
  const tried = { endpoint, ...(cuts ? { cuts } : {}) };
  if (then === 'cause') {
    const failures = failuresOf(reads.filter(({ counts }) => counts));
    const contrasts = here.some(isContrast) ? here : [...here, ...ofEquals(service, endpoint, failures, observations)];
    const found = causeOf(failures, contrasts, line);
    return { ...tried, ...withCause(found, because), rules: [id, found.rule] };
  }
  const { tells, contrasts, ...said } = then;
  return {
    ...tried,
    ...said,
    confidence: said.confidence ?? confidenceOf(said.state),
    because: [
      ...(tells ? reasonsIn[tells](reads) : []),
      ...because,
      ...(contrasts ? contrastReasons(contrastsSeen(here, line)) : []),
    ],
    rules: [id],
  };
}

/**
 * The contrasts of another host of the function that failed in the same way, since one contrast is made for them all.
 * That the name of another host no longer exists says nothing about this one.
 */
function ofEquals(
  service: ServiceId,
  endpoint: Endpoint,
  failures: readonly Failure[],
  observations: readonly Observation[],
): Observation[] {
  const alike = observations.filter(
    ({ subject }) =>
      subject.kind === 'service' && subject.service === service && subject.function === endpoint.function,
  );
  const failsAlike = ({ outcome }: Observation) => outcome.kind === 'failed' && failures.includes(outcome.failure);
  const hosts = new Set(alike.filter((o) => isAttempt(o) && failsAlike(o)).map(({ host }) => host));
  const denies = ({ probe, outcome }: Observation) => probe === 'doh' && outcome.kind === 'resolved' && !outcome.exists;
  return alike.filter((o) => isContrast(o) && hosts.has(o.host) && !denies(o));
}

const reasonsIn = {
  'best-answer': (reads: readonly Read[]) => bestAnswer(reads)?.because ?? [],
  refusals: refusalsIn,
  unreadable: unreadableReasons,
} as const;

function withCause(
  { rule: _rule, because, ...found }: ReturnType<typeof causeOf>,
  agreed: readonly Reason[],
): Omit<EndpointVerdict, 'endpoint' | 'rules'> {
  if (found.state === 'unsure') return unsure(...because);
  const confidence = confidenceOf(found.state);
  return { ...found, confidence, because: found.state === 'blocked' ? [...agreed, ...because] : because };
}

function confidenceOf(state: EndpointVerdict['state']): Confidence {
  return state === 'blocked' || state === 'down' ? 'likely' : 'unsure';
}
