import { isAddress } from '../../model/address.ts';
import type { Observation } from '../../model/observation.ts';
import { ruleList } from '../../model/rule.ts';
import type { Endpoint } from '../../model/service.ts';
import type { When } from '../../model/when.ts';
import type { Check } from '../check/check.ts';
import { isAnswered, isServerError } from './answers.ts';
import { type Attempt, interpret } from './attempt.ts';
import { interceptorsIn } from './interceptors.ts';
import { misledHosts } from './misled-hosts.ts';
import { substitutePages } from './substitute-pages.ts';

/** The facts that decide whether a try, among the others of its check, still means what it means by itself. */
export interface AmongFacts {
  /**
   * Its meaning by itself: a legal refusal, an error of the server, or an unknown authority that may be its host's
   * private one.
   */
  readonly alone: 'law' | 'error' | 'private-authority' | 'else';
  /** Whether its host's name leads to somebody else, while the host has a private authority. */
  readonly misled: boolean;
  /** Whose page it is; for a channel that was turned away, whose its host's page is. */
  readonly page: 'own' | 'intercepted' | 'shared' | 'gateway' | 'only' | 'refusal';
  /** Whether that page comes from a false address. */
  readonly ledAstray: boolean;
  /** Who intercepts it; `of-all` may intercept the controls too. */
  readonly interceptor: 'nobody' | 'of-some' | 'of-all';
  /** Whether services of several companies answer through an interceptor with errors or legal refusals. */
  readonly severalErr: boolean;
}

/** Combinations that cannot occur. */
export const amongNever: readonly When<AmongFacts>[] = [
  { alone: 'private-authority', page: ['intercepted', 'shared', 'gateway', 'only', 'refusal'] },
  { page: 'own', ledAstray: true },
  { page: 'intercepted', interceptor: 'of-all' },
];

// biome-ignore format: a table is read by its rows
export const amongRules = ruleList<AmongFacts, 'as-it-is' | 'failed' | 'foreign-answer' | 'intercepted-error'>([
  { group: 'private authority', when: { alone: 'private-authority' }, rules: [
    // The server in place of the service has somebody else's authority.
    { id: 'authority-of-somebody-else', when: { misled: true }, then: 'failed' },
    // Its name leads to the service, as far as can be seen.
    { id: 'authority-of-its-own', when: {}, then: 'as-it-is' },
  ] },
  { group: 'page of somebody else', when: { page: ['intercepted', 'shared', 'gateway', 'only', 'refusal'] }, rules: [
    // An interceptor refuses in its name.
    { id: 'law-of-an-interceptor', when: { alone: 'law', page: 'intercepted', interceptor: 'of-some' }, then: 'foreign-answer' },
    // A legal refusal explains itself, whoever gives it.
    { id: 'law-by-itself', when: { alone: 'law', ledAstray: false }, then: 'as-it-is', after: ['law-of-an-interceptor'] },
    // The service did not write it, whoever did.
    { id: 'answer-in-its-place', when: {}, then: 'foreign-answer' },
  ] },
  { group: 'error', when: { alone: 'error', page: 'own' }, rules: [
    // Somebody who intercepts it but not the controls made the error, or passed it on.
    { id: 'error-through-an-interceptor', when: { interceptor: 'of-some' }, then: 'intercepted-error' },
    // An outage hits one company; several have only the connection in common.
    { id: 'errors-of-several-companies', when: { interceptor: 'of-all', severalErr: true }, then: 'intercepted-error' },
  ] },
  { group: 'anything else', when: {}, rules: [
    // The others show nothing about it.
    { id: 'as-by-itself', when: {}, then: 'as-it-is' },
  ] },
]);

/** Interprets one try at an endpoint in the light of everything else that was seen. */
export function interpretAmong(o: Observation, endpoint: Endpoint, check: Check): Attempt {
  const own = interpret(o, endpoint);
  const { kind, rules } = substitutePages(check).of(o, endpoint);
  const facts = amongFacts(o, own, endpoint, kind, check);
  const { id, then } = amongRules.first(facts);
  const { ledAstray } = facts;
  if (then === 'foreign-answer' && kind !== 'own') return { kind: then, by: kind, ledAstray, rules: [...rules, id] };
  if (then === 'failed' && o.outcome.kind === 'failed') {
    return { kind: then, failure: o.outcome.failure, rules: [id] };
  }
  return then === 'intercepted-error' ? { kind: then, rules: [id] } : own;
}

function amongFacts(
  o: Observation,
  own: Attempt,
  endpoint: Endpoint,
  page: AmongFacts['page'],
  check: Check,
): AmongFacts {
  const interceptors = interceptorsIn(check);
  return {
    alone: aloneSeen(o, own, endpoint),
    misled: misledHosts(check).has(o.host),
    page,
    ledAstray: page !== 'own' && !isAddress(o.host) && substitutePages(check).isLedAstray(o),
    interceptor: interceptors.of(o),
    severalErr: interceptors.severalErr,
  };
}

function aloneSeen(o: Observation, own: Attempt, { certificate }: Endpoint): AmongFacts['alone'] {
  if (own.kind === 'refused-by-law') return 'law';
  if (isAnswered(o) && isServerError(o.outcome) && own.kind !== 'foreign-answer') return 'error';
  const isPrivate = o.outcome.kind === 'failed' && certificate === 'private-ca' && own.kind === 'reached';
  return isPrivate ? 'private-authority' : 'else';
}
