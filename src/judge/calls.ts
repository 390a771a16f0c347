import { type CallFacts, callFacts, enoughTries, isUdp, type RelaySeen, relaysSeen } from '../measure/relays.ts';
import { isTimeout, meaningOf } from '../model/failures.ts';
import { mayDecide } from '../model/may-decide.ts';
import type { Observation } from '../model/observation.ts';
import type { Reason } from '../model/reasons.ts';
import type { Service } from '../model/service.ts';
import type { FunctionVerdict } from '../model/verdict.ts';
import { sharedCause } from './function.ts';
import { type Known, silenceCounts } from './never-seen-to-work.ts';
import { firstRule, type Rule } from './rule.ts';

type CallsThen = Pick<FunctionVerdict, 'state' | 'confidence'>;

// biome-ignore format: a table is read by its columns
export const callRules: readonly Rule<CallFacts, CallsThen>[] = [
  { id: 'calls-through-a-proxy',       when: { proxied: true },          then: { state: 'untestable' },                        because: ['not-through-proxy'] },
  { id: 'calls-not-asked',             when: { relays: 'not-asked' },    then: { state: 'untestable' },                        because: ['left-out'] },
  // A call needs only one of the relays. Likely and not confident, because no call was made.
  { id: 'relay-answers',               when: { relays: 'answer' },       then: { state: 'works', confidence: 'likely' },       because: ['relay-answered'] },
  { id: 'no-webrtc',                   when: { relays: 'skipped' },      then: { state: 'untestable' },                        because: ['no-webrtc'] },
  { id: 'calls-stopped',               when: { relays: 'stopped' },      then: { state: 'unsure', confidence: 'unsure' },      because: ['interrupted'] },
  // They fail.
  { id: 'control-relays-silent-too',   when: { controls: 'silent' },     then: { state: 'unsure', confidence: 'unsure' },      because: ['no-udp-here'] },
  { id: 'relays-unconfirmed',          when: { confirmed: false },       then: { state: 'unsure', confidence: 'unsure' },      because: ['unconfirmed-endpoint-only'] },
  { id: 'relays-never-seen-to-work',   when: { inUse: false },           then: { state: 'unsure', confidence: 'unsure' },      because: ['not-seen-to-work'] },
  { id: 'relay-failed-once',           when: { enough: false },          then: { state: 'unsure', confidence: 'unsure' },      because: ['one-try-only'] },
  { id: 'no-control-relay',            when: { controls: 'not-asked' },  then: { state: 'unsure', confidence: 'unsure' },      because: ['network-unknown'] },
  { id: 'failed-before-the-controls',  when: { compared: false },        then: { state: 'unsure', confidence: 'unsure' },      because: ['network-unstable'] },
  { id: 'relays-fail-beside-controls', when: { after: 'answered' },      then: { state: 'blocked', confidence: 'likely' },     because: ['tries-agree', 'neutral-relays-answer', 'may-be-down'] },
  { id: 'controls-stopped-answering',  when: { after: 'silent' },        then: { state: 'unsure', confidence: 'unsure' },      because: ['network-unstable'] },
  { id: 'no-control-relay-after',      when: {},                         then: { state: 'unsure', confidence: 'unsure' },      because: ['interrupted'] },
];

/**
 * Judges the calls of a service by its relays, compared with control relays of the same minute. The caller decides
 * whether the state of the connection allows a verdict.
 * @param mayBeProxied a proxy is known or suspected
 */
export function judgeCalls(
  service: Service,
  observations: readonly Observation[],
  known: Known,
  mayBeProxied: boolean,
): FunctionVerdict {
  const asked = relaysSeen(service.relays ?? [], observations);
  // A relay that no longer exists fails in each of these ways too, so its failures decide nothing.
  const deciding = asked.filter(
    ({ relay, failures }) =>
      failures.length > 0 && mayDecide(relay) && silenceCounts(service.id, relay, relay.url, known),
  );
  const { id, then, because } = firstRule(callRules, callFacts(asked, deciding, observations, mayBeProxied));
  return {
    function: 'calls',
    ...then,
    ...(then.state === 'blocked' ? sharedCause(deciding.map(causeOf)) : {}),
    because: then.state === 'works' ? [...because, ...besidesAnswers(asked)] : because,
    rules: [id],
  };
}

/** What else is said where a relay answers. */
function besidesAnswers(asked: readonly RelaySeen[]): Reason[] {
  const answered = asked.filter((relay) => relay.answered);
  const dead = asked.filter((relay) => !relay.answered && relay.failures.length >= enoughTries);
  const lostDatagrams = asked.filter(isUdp).flatMap(({ failures }) => failures);
  const because: Reason[] = [];
  if (lostDatagrams.length >= enoughTries && !answered.some(isUdp)) because.push('udp-silent-tcp-answers');
  else if (dead.length > 0) because.push('some-endpoints-answer');
  if (answered.some(({ failures }) => failures.length > 0)) because.push('tries-disagree');
  return because;
}

/** Over TCP and TLS browsers do not say at which stage a relay fails. */
function causeOf(relay: RelaySeen): Pick<FunctionVerdict, 'cause' | 'manner'> {
  if (relay.failures.every((failure) => meaningOf(failure).stage === 'dns')) return { cause: 'dns' };
  if (isUdp(relay) && relay.failures.every(isTimeout)) return { cause: 'udp', manner: 'timeout' };
  return {};
}
