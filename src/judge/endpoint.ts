import type { Check } from '../measure/check/check.ts';
import type { Cuts } from '../measure/endpoints/cuts.ts';
import type { EndpointFacts } from '../measure/endpoints/endpoint-facts.ts';
import { type EndpointSeen, endpointSeen } from '../measure/endpoints/endpoint-seen.ts';
import type { MadeBy } from '../model/failures.ts';
import type { Reason } from '../model/reasons.ts';
import type { Endpoint, ServiceId } from '../model/service.ts';
import type { Cause, Confidence, Manner } from '../model/verdict.ts';
import { causeOf, comparisonReasons } from './cause.ts';
import { told } from './doubt.ts';
import { type EndpointThen, endpointRules } from './endpoint-rules.ts';
import type { Marks } from './marks.ts';
import { counts } from './no-evidence.ts';
import { unsure } from './unsure.ts';

export interface EndpointVerdict {
  readonly endpoint: Endpoint;
  readonly state: 'works' | 'blocked' | 'down' | 'unsure' | 'untestable';
  readonly cause?: Cause;
  readonly manner?: Manner;
  /** Who can have caused the underlying failure; absent if there is none. */
  readonly madeBy?: MadeBy;
  /** It fails, and nothing shows that its owner did not change it: its function is judged by the others. */
  readonly isLeftOut?: true;
  readonly confidence: Confidence;
  readonly because: readonly Reason[];
  readonly marks?: Marks;
  /** How often a connection was cut off; absent if it was not. */
  readonly cuts?: Cuts;
  /** The rules that made it, in order. */
  readonly rules: readonly string[];
}

/**
 * Judges one endpoint by its attempts and comparison probes. Whether the connection allows a verdict is decided later.
 */
export function judgeEndpoint(service: ServiceId, endpoint: Endpoint, check: Check): EndpointVerdict {
  const seen = endpointSeen(service, endpoint, check, (o) => counts(o, service, check));
  const rule = endpointRules.first(seen.facts);
  const { id, then } = rule;
  const tried = { endpoint, ...(seen.cuts ? { cuts: seen.cuts } : {}) };
  if (then === 'cause') return { ...tried, ...byCause(seen, rule.because, id) };
  const { reasonsOf, comparisons, doubt: _told, marks: _too, manner: _how, confidence: _sure, ...said } = then;
  const { because, marks } = told({ ...rule, then });
  const manner = mannerOf(then, seen.facts);
  const ofTries = reasonsOf && seen.told[reasonsOf];
  return {
    ...tried,
    ...said,
    ...(manner ? { manner } : {}),
    confidence: confidenceIn(then, seen.facts),
    because: [...(ofTries?.because ?? []), ...because, ...(comparisons ? comparisonReasons(seen.comparisons) : [])],
    marks: { ...marks, ...(ofTries?.withoutAccess ? { opaque: true } : {}) },
    rules: [...seen.rules, id],
  };
}

/** @param agreed the reasons of the rule that left the cause to the cause rules */
function byCause(
  { causeFacts, isPlain, rules: ofTries }: EndpointSeen,
  agreed: readonly Reason[],
  rule: string,
): Omit<EndpointVerdict, 'endpoint'> {
  const { rule: of, because, marks, ...found } = causeOf(causeFacts(), isPlain);
  const rules = [...ofTries, rule, of];
  if (found.state === 'unsure') return { ...unsure(...because), rules };
  const all = found.state === 'blocked' ? [...agreed, ...because] : because;
  return { ...found, confidence: confidenceOf(found.state), because: all, marks, rules };
}

export function mannerOf({ manner }: EndpointThen, { channel }: EndpointFacts): Manner | undefined {
  if (manner !== 'as-it-failed') return manner;
  return channel === 'hangs' ? 'timeout' : undefined;
}

export function confidenceIn({ state, confidence }: EndpointThen, { best }: EndpointFacts): Confidence {
  if (confidence === 'as-answered') return best === 'full' ? 'confident' : 'likely';
  return confidence ?? confidenceOf(state);
}

function confidenceOf(state: EndpointVerdict['state']): Confidence {
  return state === 'blocked' || state === 'down' ? 'likely' : 'unsure';
}
