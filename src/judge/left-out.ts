import { errsAtSeveralHosts } from '../measure/endpoints/errs-at-several-hosts.ts';
import { failsTogether } from '../measure/endpoints/odd-one-out.ts';
import { type SeenToWork, workKey } from '../measure/endpoints/seen-to-work.ts';
import { refusesChannels } from '../measure/network/refused-channels.ts';
import { pageOf } from '../measure/transfers/transfer-endpoint.ts';
import type { MadeBy } from '../model/failures.ts';
import { isLately } from '../model/lately.ts';
import { type Rule, ruleList } from '../model/rule.ts';
import type { Endpoint, Relay, Service } from '../model/service.ts';
import type { When } from '../model/when.ts';
import type { Case } from './case.ts';
import type { EndpointVerdict } from './endpoint.ts';
import type { Marks } from './marks.ts';
import type { Changed } from './step.ts';
import { unsure } from './unsure.ts';

/** The facts that decide whether a failure counts against its service. */
export interface FailureFacts {
  readonly madeBy: MadeBy;
  /** What came instead of what the catalogue expects. */
  readonly came: 'an-error' | 'another-answer' | 'another-path' | 'a-refused-channel' | 'a-dead-end' | 'nothing-known';
  /** Whether this browser, or a maintainer, saw this very address work in the last `latelyDays`. */
  readonly worked: boolean;
  /** Whether several hosts of its company answer with errors. */
  readonly errsAtSeveral: boolean;
  /** `together`: no host of its function answers, and more than one host of the service fails. */
  readonly hosts: 'alone' | 'together';
  /** Whether a client's code names the address, and was read less than `inUseMs` ago. */
  readonly inUse: boolean;
  /** Whether no WebSocket opens here, to anybody. */
  readonly noChannels: boolean;
}

/** Combinations that cannot occur. */
export function failureNever(): When<FailureFacts>[] {
  return [
    {
      came: ['an-error', 'another-answer', 'another-path', 'a-refused-channel'],
      madeBy: ['path', 'server-or-path'],
    },
    {
      came: ['nothing-known', 'another-answer', 'another-path', 'a-refused-channel', 'a-dead-end'],
      errsAtSeveral: true,
    },
    { came: 'a-dead-end', madeBy: ['path', 'server'] },
  ];
}

/** `in-doubt`: nothing is known of it, not even that it has changed. */
type FailureThen = 'held-against-it' | 'left-out' | 'in-doubt';

// biome-ignore format: a table is read by its rows
export const failureRules = ruleList<FailureFacts, FailureThen>([
  { group: 'what is held against it', when: {}, rules: [
    // Only somebody between this browser and the server can have made it.
    { id: 'made-by-the-path', when: { madeBy: 'path' }, then: 'held-against-it' },
    // An address that worked here recently is no mistake of the catalogue, and was not moved long ago.
    { id: 'worked-lately', when: { worked: true }, then: 'held-against-it' },
    // No mistake in the catalogue makes several hosts of one company answer with errors.
    { id: 'errs-at-several-hosts', when: { errsAtSeveral: true }, then: 'held-against-it' },
    // The address that others get answers, and the one here was never the service's, so no resolver has kept it from before.
    { id: 'lives-elsewhere', when: { came: 'a-dead-end' }, then: 'held-against-it' },
    // All of a function falls silent together: its hosts do not move on one day.
    { id: 'fails-together', when: { madeBy: 'server-or-path', hosts: 'together', inUse: true }, then: 'held-against-it' },
  ] },
  { group: 'what is left out', when: {}, after: ['what is held against it'], rules: [
    // An office or a program on this device refuses WebSockets as such.
    { id: 'no-channels-here', when: { madeBy: 'server', noChannels: true }, then: 'in-doubt', because: ['no-channels-here'] },
    // The page may have changed.
    { id: 'answers-otherwise', when: { came: 'another-answer' }, then: 'left-out', because: ['answers-differently'], after: ['no-channels-here'] },
    // Nobody on the path sees which path of a host is asked for.
    { id: 'one-path-of-several', when: { came: 'another-path' }, then: 'left-out', because: ['other-path-answers'], after: ['no-channels-here'] },
    // The catalogue may name a path that is gone.
    { id: 'errs-at-one-host', when: { came: 'an-error' }, then: 'in-doubt', because: ['server-error-5xx', 'not-seen-to-work'], after: ['no-channels-here'] },
    // The server may want another subprotocol than the known one.
    { id: 'channel-refused-at-once', when: { came: 'a-refused-channel' }, then: 'left-out', because: ['not-seen-to-work', 'answers-differently'], after: ['no-channels-here'] },
    // The odd one out has been moved, switched off or given up by its owner, as far as can be seen.
    { id: 'odd-one-out', when: { madeBy: 'server-or-path' }, then: 'left-out', because: ['not-seen-to-work', 'address-may-have-changed'] },
    // The server may treat everybody like this.
    { id: 'as-to-everybody', when: {}, then: 'left-out', because: ['not-seen-to-work'], after: 'all above' },
  ] },
]);

/** What was known of addresses before this round. */
interface Known {
  readonly seenToWork: SeenToWork;
  /** Epoch ms. */
  readonly now: number;
}

type Addresses = Pick<Case, 'service' | 'check' | 'seenToWork' | 'now'>;

/** Whether it is based on a failure, whoever caused it. */
export function restsOnFailure({ madeBy }: EndpointVerdict): boolean {
  return madeBy !== undefined;
}

/**
 * Leaves out an address whose failure its owner may have caused, if nothing shows that somebody else did. The function
 * is judged by its other addresses.
 */
export function heldAgainstOrLeftOut(verdict: EndpointVerdict, of: Addresses): Changed<EndpointVerdict> {
  const { endpoint, madeBy = 'server-or-path', rules } = verdict;
  const { id, then, because } = failureRules.first(failureFacts({ ...verdict, madeBy }, of));
  const by = [id];
  if (then === 'held-against-it') return { ...verdict, by };
  const marks: Marks = verdict.marks?.ill === 'error' && then === 'in-doubt' ? { ill: 'error' } : {};
  const leftOut = then === 'left-out' ? { isLeftOut: true as const } : {};
  return { endpoint, madeBy, ...leftOut, ...unsure(...because), marks, rules, by };
}

function failureFacts(verdict: EndpointVerdict & { readonly madeBy: MadeBy }, of: Addresses): FailureFacts {
  const { endpoint, madeBy, marks } = verdict;
  const { service, check } = of;
  const isChannel = endpoint.url.startsWith('wss:');
  return {
    madeBy,
    came: cameInItsPlace(verdict),
    ...hostFacts(endpoint, endpoint.id, endpointsBeside(service, endpoint), of),
    ...(marks?.ofAllHosts ? { hosts: 'together' as const } : {}),
    errsAtSeveral: marks?.ill === 'error' && errsAtSeveralHosts(service.id, check),
    noChannels: isChannel && refusesChannels(check),
  };
}

function cameInItsPlace({ cause, manner, marks }: EndpointVerdict): FailureFacts['came'] {
  if (marks?.ill === 'error') return 'an-error';
  if (marks?.onePath) return 'another-path';
  if (marks?.differs) return 'another-answer';
  if (marks?.deadEnd) return 'a-dead-end';
  return cause === 'websocket' && manner === undefined ? 'a-refused-channel' : 'nothing-known';
}

/**
 * The other endpoints of this one's function. One that is asked only in some checks counts neither for nor against it.
 */
function endpointsBeside({ endpoints }: Service, { function: id }: Endpoint): readonly Endpoint[] {
  return endpoints.filter((other) => other.function === id && other.inTurn === undefined);
}

function hostFacts(
  entry: Pick<Relay, 'source' | 'contacted'>,
  id: string,
  beside: readonly Pick<Endpoint, 'url'>[],
  { service, check, seenToWork, now }: Addresses,
): Pick<FailureFacts, 'worked' | 'hosts' | 'inUse'> {
  return {
    worked: workedLately(service, entry, id, { seenToWork, now }),
    hosts: failsTogether(service, beside, check) ? 'together' : 'alone',
    inUse: isInUse(entry, now),
  };
}

/**
 * How much the silence of a page counts, if no byte of it came while its host answers otherwise.
 * @param isAlone nothing else of its service broke off before its first byte
 */
export function ofPageBesideItsHost(
  endpoint: Endpoint,
  isAlone: boolean,
  { service, ...known }: Known & Pick<Addresses, 'service'>,
): Rule<FailureFacts, FailureThen> {
  const worked = workedLately(service, endpoint, pageOf(endpoint), known);
  return failureRules.first({ ...ofNothingKnown, worked, hosts: isAlone ? 'alone' : 'together', inUse: true });
}

/** Whether the silence of this relay counts against its service's calls. */
export function isRelayHeldAgainst(relay: Relay, of: Addresses): boolean {
  const facts = hostFacts(relay, relay.url, of.service.relays ?? [], of);
  return failureRules.first({ ...ofNothingKnown, ...facts }).then === 'held-against-it';
}

const ofNothingKnown = {
  madeBy: 'server-or-path',
  came: 'nothing-known',
  errsAtSeveral: false,
  noChannels: false,
} as const;

function workedLately(
  { id: service }: Pick<Service, 'id'>,
  { contacted }: Pick<Relay, 'contacted'>,
  id: string,
  { seenToWork, now }: Known,
): boolean {
  return (contacted !== undefined && isLately(contacted.on, now)) || seenToWork.has(workKey(service, id));
}

/**
 * An address that was found in a client's code longer ago than this may no longer be in use.
 * @source our choice: apps that are a year old have mostly been updated or are refused
 */
const inUseMs = 365 * 24 * 3_600_000;

function isInUse({ source }: Pick<Relay, 'source'>, now: number): boolean {
  return source.kind === 'client-code' && now - Date.parse(source.read) < inUseMs;
}
