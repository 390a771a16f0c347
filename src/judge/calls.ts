import {
  type CallFacts,
  callFacts,
  enoughTries,
  isUdp,
  type RelaySeen,
  relaysSeen,
} from '../measure/endpoints/relays.ts';
import { isProxySuspected } from '../measure/network/proxy.ts';
import { isTimeout, meaningOf } from '../model/failures.ts';
import { mayDecide } from '../model/may-decide.ts';
import { networkPolicy } from '../model/network-states.ts';
import type { Reason } from '../model/reasons.ts';
import { ruleList } from '../model/rule.ts';
import type { FunctionVerdict } from '../model/verdict.ts';
import type { Case, JudgedFunction } from './case.ts';
import { type Doubt, told } from './doubt.ts';
import { sharedCause } from './function.ts';
import { isRelayHeldAgainst } from './left-out.ts';

type CallsThen = Pick<JudgedFunction, 'state' | 'confidence' | 'marks'> & { readonly doubt?: Doubt };

const unsure = { state: 'unsure', confidence: 'unsure' } as const;

// biome-ignore format: a table is read by its rows
export const callRules = ruleList<CallFacts, CallsThen>([
  { group: 'proxy', when: { proxied: true }, rules: [
    // Datagrams would bypass the proxy and test another network.
    { id: 'calls-through-a-proxy', when: {}, then: { state: 'untestable' }, because: ['not-through-proxy'] },
  ] },
  { group: 'no relay fails', when: { relays: ['not-asked', 'answer', 'skipped', 'stopped'] }, after: ['proxy'], rules: [
    // Relays that the person or this check left out show nothing.
    { id: 'calls-not-asked', when: { relays: 'not-asked' }, then: { state: 'untestable' }, because: ['left-out'] },
    // A call needs only one of the relays. Likely and not confident, because no call was made.
    { id: 'relay-answers', when: { relays: 'answer' }, then: { state: 'works', confidence: 'likely' }, because: ['relay-answered'] },
    // A page has no other way to reach a relay.
    { id: 'no-webrtc', when: { relays: 'skipped' }, then: { state: 'untestable' }, because: ['no-webrtc'] },
    // A relay may need longer than the check lasted.
    { id: 'calls-stopped', when: { relays: 'stopped' }, then: unsure, because: ['interrupted'] },
  ] },
  { group: 'failures that do not count', when: {}, after: ['proxy', 'no relay fails'], rules: [
    // If no datagram passes to any destination, no relay can answer.
    { id: 'control-relays-silent-too', when: { controls: 'silent' }, then: unsure, because: ['no-udp-here'] },
    // An address known only from a list may be out of use.
    { id: 'relays-unconfirmed', when: { confirmed: false }, then: unsure, because: ['unconfirmed-endpoint-only'], after: ['control-relays-silent-too'] },
    // Nothing shows that the relay is in use: it may have been given up, and then it is silent for everybody.
    { id: 'relays-never-seen-to-work', when: { inUse: false }, then: unsure, because: ['not-seen-to-work', 'address-may-have-changed'], after: ['control-relays-silent-too', 'relays-unconfirmed'] },
    // A single series of datagrams can get lost.
    { id: 'relay-failed-once', when: { enough: false }, then: unsure, because: ['one-try-only'], after: ['control-relays-silent-too'] },
  ] },
  { group: 'relays beside control relays', when: {}, after: ['proxy', 'no relay fails', 'failures that do not count'], rules: [
    // Nothing shows whether any datagram passes here.
    { id: 'no-control-relay', when: { controls: 'not-asked' }, then: unsure, because: ['network-unknown'] },
    // Datagrams pass on this port to others, so somebody drops those of these relays, or they are off.
    { id: 'relays-fail-beside-controls', when: { around: 'answered' }, then: { state: 'blocked', confidence: 'likely', doubt: 'outage', marks: { standsAlone: true } }, because: ['tries-agree', 'neutral-relays-answer'] },
    // The line may have been bad before, or have gone bad in the meantime.
    { id: 'not-between-control-relays', when: { around: 'changed' }, then: unsure, because: ['network-unstable'], after: ['no-control-relay'] },
    // Only a control afterwards shows that datagrams still passed.
    { id: 'no-control-relay-after', when: {}, then: unsure, because: ['interrupted'] },
  ] },
]);

/**
 * Judges a service's calls by its relays, compared with control relays of the same minute. The caller decides whether
 * the state of the connection allows a verdict.
 */
export function judgeCalls(of: Pick<Case, 'service' | 'check' | 'network' | 'seenToWork' | 'now'>): JudgedFunction {
  const { service, check, network } = of;
  const asked = relaysSeen(service.relays ?? [], check);
  // A relay that no longer exists fails in each of these ways too, so its failures decide nothing.
  const confirmed = asked.filter(({ relay, failures }) => failures.length > 0 && mayDecide(relay));
  const deciding = confirmed.filter(({ relay }) => isRelayHeldAgainst(relay, of));
  const mayBeProxied = networkPolicy(network.state).probes === 'no-relays' || isProxySuspected(check);
  const rule = callRules.first(callFacts(asked, deciding, check, mayBeProxied));
  const { doubt: _told, ...then } = rule.then;
  const { because, marks } = told(rule);
  return {
    function: 'calls',
    ...then,
    marks: { ...marks, ...(then.state === 'works' && answersAtTimes(asked) ? { atTimes: true } : {}) },
    ...(then.state === 'blocked' ? sharedCause(deciding.map(causeOf)) : {}),
    because: [...because, ...(then.state === 'works' ? besidesAnswers(asked) : [])],
    rules: [rule.id],
  };
}

/** More reasons if a relay answers. */
function besidesAnswers(asked: readonly RelaySeen[]): Reason[] {
  const isUdpSilent = !asked.some((relay) => relay.answered && isUdp(relay));
  const dead = asked.filter((relay) => !relay.answered && relay.failures.length >= enoughTries);
  const lostDatagrams = asked.filter(isUdp).flatMap(({ failures }) => failures);
  const because: Reason[] = [];
  if (lostDatagrams.length >= enoughTries && isUdpSilent) because.push('udp-silent-tcp-answers');
  else if (dead.length > 0) because.push('some-endpoints-answer');
  if (answersAtTimes(asked)) because.push('tries-disagree');
  return because;
}

function answersAtTimes(asked: readonly RelaySeen[]): boolean {
  return asked.some(({ answered, failures }) => answered && failures.length > 0);
}

/** Over TCP and TLS, browsers do not say at which stage a relay fails. */
function causeOf(relay: RelaySeen): Pick<FunctionVerdict, 'cause' | 'manner'> {
  if (relay.failures.every((failure) => meaningOf(failure).stage === 'dns')) return { cause: 'dns' };
  if (isUdp(relay) && relay.failures.every(isTimeout)) return { cause: 'udp', manner: 'timeout' };
  return {};
}
