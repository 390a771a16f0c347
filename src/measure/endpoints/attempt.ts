import { isAddress } from '../../model/address.ts';
import { isCustom } from '../../model/custom-service.ts';
import { type Failure, meaningOf } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { Reason } from '../../model/reasons.ts';
import { redirectsOffSite } from '../../model/redirects-off-site.ts';
import type { Endpoint } from '../../model/service.ts';
import { isOnOldConnection } from '../check/new-connections.ts';
import { type Answered, isServerError } from './answers.ts';

/**
 * Whose page answers in place of the service's: an interceptor's, one of several services, that of a web filter which
 * names itself, or one page or refusal of all its hosts. An outage, the end of a service, or a service that bars a
 * country may look like the last two.
 */
export type SubstituteKind = 'intercepted' | 'shared' | 'gateway' | 'only' | 'refusal';

/**
 * One attempt at an endpoint, interpreted by what the catalogue says about the endpoint. `withoutAccess`: the browser
 * has not granted access to the host, so nothing more can be seen.
 */
export type Attempt =
  | Reached
  | { readonly kind: 'refused-by-law' }
  | { readonly kind: 'server-error' }
  /** An error that an interceptor of TLS made or passed on. */
  | ({ readonly kind: 'intercepted-error' } & Made)
  | ({ readonly kind: 'failed'; readonly failure: Failure } & Made)
  /** Something else answered instead of the service. */
  | ({
      readonly kind: 'foreign-answer';
      readonly by: 'certificate' | 'page' | SubstituteKind;
      readonly ledAstray?: boolean;
    } & Made)
  /** The attempt says nothing about the service. `harmful`: it was not made, since it would have done harm. */
  | { readonly kind: 'void'; readonly because: Reason; readonly withoutAccess?: true; readonly harmful?: true };

interface Made {
  /** The rules that changed its meaning, in order. */
  readonly rules?: readonly string[];
}

/** The service's own server answered. */
export interface Reached {
  readonly kind: 'reached';
  /** Whether the answer leaves no doubt. */
  readonly full: boolean;
  /**
   * What the answer shows: what the catalogue expects, another answer, that it refuses this place or this request, or
   * none of these.
   */
  readonly shows: 'own' | 'another' | 'barred' | 'turned-away' | 'else';
  /**
   * Why it only shows that the server is there: it turned the request away, or a state signed for it. Behind such a
   * certificate no channel opens, since the browser asks nobody whether to go on.
   */
  readonly refusals: readonly Reason[];
  readonly because: readonly Reason[];
  readonly withoutAccess?: true;
}

/** Interprets one observation of the endpoint itself, not a comparison probe. */
export function interpret(o: Observation, endpoint: Endpoint): Attempt {
  const { outcome } = o;
  switch (outcome.kind) {
    case 'answered':
      return interpretAnswer(o, outcome, endpoint);
    case 'opened':
      return reached('own', ['fresh-answer'], { full: true });
    case 'opaque':
      return reached('else', ['reachability-only'], { withoutAccess: true });
    case 'greeted':
    case 'connected':
    case 'resolved':
    case 'relay-answered':
      throw new Error(`${o.probe} is no request to an endpoint itself`);
    case 'skipped':
      return { kind: 'void', ...skipped[outcome.why] };
    case 'failed':
      if (o.stateAuthority) return reached('else', ['state-authority'], { refusals: ['state-authority'] });
      return interpretFailure(outcome.failure, endpoint);
    default:
      return outcome satisfies never;
  }
}

function reached(shows: Reached['shows'], because: readonly Reason[], more: Partial<Reached> = {}): Reached {
  return { kind: 'reached', full: false, shows, refusals: [], because, ...more };
}

const noAccess = { because: 'permission-missing', withoutAccess: true } as const;

const skipped = {
  'permission-missing': noAccess,
  'identifying-headers': { because: 'websocket-not-tried', harmful: true },
  'no-webrtc': { because: 'no-webrtc' },
  'no-object': { because: 'speed-not-checked' },
  'no-resolver': { because: 'not-tried' },
} as const;

function interpretAnswer(o: Observation, answer: Answered['outcome'], endpoint: Endpoint): Attempt {
  if (endpoint.certificate === 'private-ca' && o.probe !== 'http') return { kind: 'foreign-answer', by: 'certificate' };
  if (o.probe === 'http' && !answer.healthy) return { kind: 'foreign-answer', by: 'page' };
  const isOld = isOnOldConnection(o);
  const connection = isOld ? 'reused-connection-only' : 'fresh-answer';
  // The certificate identifies the server, so the content does not matter.
  if (endpoint.healthy.status === 'any') return reached('own', [connection], { full: !isOld });
  if (answer.status === 451) return { kind: 'refused-by-law' };
  if (isServerError(answer)) return { kind: 'server-error' };
  const isAnother = answer.status < 500 && (!answer.healthy || redirectsOffSite(answer.redirectedTo, endpoint));
  // An error that the catalogue does not list: the address may have moved, or somebody else turned the request away.
  const isUnknownError = answer.status >= 400 && endpoint.healthy.status === undefined;
  // A 403 may reject a whole country. A challenge can be passed, and a limit on requests ends.
  const isPassable = answer.challenge || answer.status === 429;
  const { shows, reason } = shownBy(o, answer, isAnother);
  const turnedAway = shows === 'turned-away' ? reason : [];
  const signedBy = o.stateAuthority ? ['state-authority' as const] : [];
  return reached(shows, [...reason, ...signedBy, connection], {
    full: !isOld && !o.stateAuthority && (isPassable || (answer.status !== 403 && !isAnother && !isUnknownError)),
    refusals: [...turnedAway, ...signedBy],
  });
}

/** What an answer shows, and the reason for it. */
function shownBy(
  o: Observation,
  answer: Answered['outcome'],
  isAnother: boolean,
): { readonly shows: Reached['shows']; readonly reason: readonly Reason[] } {
  if (answer.barsPlace) return { shows: 'barred', reason: ['refuses-this-place'] };
  if (answer.challenge) return { shows: 'turned-away', reason: ['challenge-page'] };
  if (answer.status === 403) return { shows: 'turned-away', reason: ['server-refused-403'] };
  if (answer.status === 429) return { shows: 'turned-away', reason: ['rate-limited-429'] };
  if (isAnother && !isAddedByPerson(o)) return { shows: 'another', reason: ['answers-differently'] };
  return isAnother || answer.status >= 500 ? { shows: 'else', reason: ['odd-answer'] } : { shows: 'own', reason: [] };
}

/** Nothing is known about an address that a person added, so no update would help. */
function isAddedByPerson({ subject }: Observation): boolean {
  return subject.kind === 'service' && isCustom(subject.service);
}

/**
 * The observation, with a handshake that fails only because of the endpoint's usual certificate counted as completed.
 */
export function asExpected(o: Observation, { certificate }: Endpoint): Observation {
  const { probe, outcome } = o;
  const cameUp =
    probe === 'handshake' &&
    certificate === 'private-ca' &&
    outcome.kind === 'failed' &&
    meaningOf(outcome.failure).unknownAuthority;
  return cameUp ? { ...o, outcome: { kind: 'connected' } } : o;
}

function interpretFailure(failure: Failure, endpoint: Endpoint): Attempt {
  const { stage, shows, unknownAuthority, because } = meaningOf(failure);
  if (endpoint.certificate === 'private-ca' && unknownAuthority) {
    return reached('own', ['private-ca-expected']);
  }
  // Without host access the error has no name, so an untrusted certificate looks like any other failure.
  if (endpoint.certificate === 'private-ca' && failure === 'unknown_failure') {
    return { kind: 'void', ...noAccess };
  }
  if (isAddress(new URL(endpoint.url).host) && !because) {
    // Few servers have a certificate for their address, so nothing shows who answered.
    if (shows === 'wrong-certificate' || unknownAuthority) return { kind: 'foreign-answer', by: 'certificate' };
    // No name was looked up.
    if (stage === 'dns') return { kind: 'void', because: 'blocked-by-browser' };
  }
  // After a good certificate only the server itself can send a malformed answer.
  if (shows === 'odd-answer') return reached('else', ['odd-answer']);
  return because ? { kind: 'void', because } : { kind: 'failed', failure };
}
