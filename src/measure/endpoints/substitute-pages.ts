import { isAddress } from '../../model/address.ts';
import type { Observation } from '../../model/observation.ts';
import { redirectsOffSite } from '../../model/redirects-off-site.ts';
import type { Endpoint, ServiceId } from '../../model/service.ts';
import { type Check, derived } from '../check/check.ts';
import { isOfSameHost, serviceOf } from '../check/service-of.ts';
import { hasAddedAuthority } from '../network/added-authority.ts';
import { type Attempt, interpret, isServerError, type SubstituteKind } from './attempt.ts';
import { commonToCompanies } from './common-to-companies.ts';
import { falseAddresses } from './false-address.ts';
import { interceptedErrors, isScanned } from './intercepted-errors.ts';
import { misledHosts } from './misled-hosts.ts';

/**
 * The pages of a round that are not the services' own. No control answers with one: that would say something of the
 * connection.
 */
export interface SubstitutePages {
  readonly of: (o: Observation, endpoint: Endpoint) => SubstituteKind | undefined;
  /** Does it come from an address that only a lying resolver can have given? */
  readonly isLedAstray: (o: Observation) => boolean;
  /** May an error, or a legal refusal, come from somebody on the path, whose authority was added to this browser? */
  readonly isInterceptedError: (o: Observation) => boolean;
  /** Does the name of this host, which has a private authority, lead to somebody else? */
  readonly isMisled: (host: string) => boolean;
  /** Are there any of this service? */
  readonly areOf: (service: ServiceId) => boolean;
}

/**
 * Services of at least this many companies have to answer with one page that is unlike their own.
 * @source our choice: the catalogue may be out of date for one, and two companies have no page in common
 */
const minAnswering = 2;

/**
 * Services of at least this many have to redirect to one host, where they may do so of their own accord.
 * @source two companies may use one login page; a filter redirects everyone to its own page
 */
const minRedirected = 3;

/**
 * At least this many hosts of one service have to answer with one page.
 * @source our choice: one may have moved
 */
const minHosts = 2;

/**
 * At least this many controls have to answer with pages of their own, or with certificates of an authority that nobody
 * added.
 * @source our choice, as for a verdict on the connection
 */
const minControls = 2;

export const substitutePages = derived(findSubstitutePages);

function findSubstitutePages(check: Check): SubstitutePages {
  const answers = check.seen.filter(({ probe, outcome }) => probe === 'https' && outcome.kind === 'answered');
  const controls = answers.filter(({ subject }) => subject.kind === 'control');
  const own = answers.filter(({ subject }) => subject.kind === 'service');
  const ofControls = new Set(controls.flatMap((o) => [o.pageTag, redirectOf(o)]));
  const enough = controls.length >= minControls;
  const isReached = (o: Observation) => answersBeside(o, check);
  const isOnly = (o: Observation) => isOnlyPage(o, own, check);
  // The catalogue knows only successful pages by their marks, so a refusal at every host of a service is unknown too.
  const isUnknown = (o: Observation) => lacksMarks(o) || (isTurnedAway(o) && isOnly(o));
  const foreign = own.filter((o) => enough && !ofControls.has(o.pageTag) && isUnknown(o));
  const passesUntouched = enough && !controls.some(hasAddedAuthority);
  const isIntercepted = (o: Observation) =>
    passesUntouched && hasAddedAuthority(o) && !isScanned(o, own) && (!isRefusal(o) || isOnly(o));
  const errors = interceptedErrors(own, passesUntouched);
  const intercepted = new Set(foreign.filter(isIntercepted).map(({ pageTag }) => pageTag));
  const shared = commonToCompanies(
    minAnswering,
    foreign.filter((o) => !isReached(o)),
    ({ pageTag }) => pageTag,
  );
  const led = own.filter((o) => !isReached(o));
  const targets = new Set([
    ...commonToCompanies(minAnswering, led.filter(isUnlikeIt), redirectOf),
    ...commonToCompanies(minRedirected, led, redirectOf),
  ]);
  for (const target of ofControls) if (typeof target === 'string') targets.delete(target);
  const only = new Set(foreign.filter((o) => !isByLaw(o) && !isError(o) && isOnly(o)).map(keyOf));
  const placeOf = (o: Observation): SubstituteKind | undefined => {
    const { pageTag } = o;
    if (errors.isInPlace(o) && !isReached(o)) return 'intercepted';
    // A filter that names itself may hold back one host alone.
    if (isOfGateway(o) && !controls.some(isOfGateway)) return 'gateway';
    if (targets.has(redirectOf(o)) && !isReached(o)) return 'shared';
    if (pageTag === undefined || o.outcome.kind !== 'answered') return undefined;
    if (intercepted.has(pageTag) && !isReached(o)) return 'intercepted';
    if (shared.has(pageTag) && !isReached(o)) return 'shared';
    if (!only.has(keyOf(o))) return undefined;
    return isRefusal(o) ? 'refusal' : 'only';
  };
  const placed = own.filter(placeOf);
  const isFalse = falseAddresses(placed, check);
  const misled = misledHosts(check);
  /** A channel that was turned away shows no page: that of its host is taken instead. */
  const shownFor = (o: Observation) =>
    o.probe === 'websocket' && o.outcome.kind === 'answered' ? (placed.find((page) => isOfSameHost(page, o)) ?? o) : o;
  return {
    of(o, endpoint) {
      const page = shownFor(o);
      const target = redirectOf(page);
      return target === undefined || redirectsOffSite(target, endpoint) ? placeOf(page) : undefined;
    },
    isLedAstray: (o) => isFalse(shownFor(o)),
    isInterceptedError: errors.mayBe,
    isMisled: (host) => misled.has(host),
    areOf: (service) => placed.some((page) => serviceOf(page) === service),
  };
}

/** Interprets one try at an endpoint by what else was seen. */
export function interpretAmong(o: Observation, endpoint: Endpoint, check: Check): Attempt {
  const pages = substitutePages(check);
  const page = pages.of(o, endpoint);
  const ledAstray = page !== undefined && !isAddress(o.host) && pages.isLedAstray(o);
  const own = interpret(o, endpoint);
  // The unknown authority is not the host's private one but somebody else's.
  if (o.outcome.kind === 'failed' && endpoint.certificate === 'private-ca' && pages.isMisled(o.host))
    return own.kind === 'reached' ? { kind: 'failed', failure: o.outcome.failure } : own;
  const isIntercepted = pages.isInterceptedError(o);
  // A legal refusal explains itself, unless it comes from whoever intercepts TLS.
  const isByItself = own.kind === 'refused-by-law' && !ledAstray && !(isIntercepted && page === 'intercepted');
  if (page !== undefined && !isByItself) return { kind: 'foreign-answer', by: page, ledAstray };
  const isOwnError = o.outcome.kind === 'answered' && isServerError(o.outcome) && own.kind !== 'foreign-answer';
  return isOwnError && isIntercepted ? { kind: 'intercepted-error' } : own;
}

/** An answer without the marks that the catalogue has of the real page. */
function isUnlikeIt({ outcome }: Observation): boolean {
  return outcome.kind === 'answered' && !outcome.healthy;
}

/** The same for one that would show who made it: a success, or a refusal that is not a CDN's. */
function lacksMarks(o: Observation): boolean {
  return o.pageTag !== undefined && isUnlikeIt(o);
}

/**
 * Is the service of this page reached in another way: by a channel that opens, or a sound page with another tag? Then
 * the page is its own. Pages of one hosting provider, or behind one gateway that strips headers, have the same tag.
 */
function answersBeside(page: Observation, check: Check): boolean {
  return check.seen.some((o) => {
    const { outcome } = o;
    if (serviceOf(o) === undefined || serviceOf(o) !== serviceOf(page)) return false;
    if (outcome.kind === 'opened') return true;
    if (outcome.kind !== 'answered' || o.probe !== 'https' || outcome.redirectedTo !== undefined) return false;
    return outcome.healthy && outcome.status < 300 && o.pageTag !== undefined && o.pageTag !== page.pageTag;
  });
}

/** A single service may itself refuse everybody, on every host. */
function isRefusal({ outcome }: Observation): boolean {
  return outcome.kind === 'answered' && outcome.status >= 400;
}

/** An error with a tag, so it is not a CDN's. */
function isError({ outcome, pageTag }: Observation): boolean {
  return pageTag !== undefined && outcome.kind === 'answered' && isServerError(outcome);
}

function isTurnedAway(o: Observation): boolean {
  const { outcome, pageTag } = o;
  return isError(o) || (pageTag !== undefined && outcome.kind === 'answered' && outcome.status === 403);
}

function isOfGateway({ outcome }: Observation): boolean {
  return outcome.kind === 'answered' && outcome.gateway !== undefined;
}

/** A legal refusal, which explains itself. */
function isByLaw({ outcome }: Observation): boolean {
  return outcome.kind === 'answered' && outcome.status === 451;
}

function redirectOf({ outcome }: Observation): string | undefined {
  return outcome.kind === 'answered' ? outcome.redirectedTo : undefined;
}

/** Does nothing of the service answer in another way? */
function isOnlyPage(page: Observation, answers: readonly Observation[], check: Check): boolean {
  const { pageTag } = page;
  const isOwn = (o: Observation) => serviceOf(o) === serviceOf(page);
  const own = answers.filter(isOwn);
  const hosts = new Set(own.map(({ host }) => host));
  const opens = check.seen.some((o) => isOwn(o) && o.outcome.kind === 'opened');
  return !opens && hosts.size >= minHosts && own.every((o) => o.pageTag === pageTag);
}

function keyOf(o: Observation): string {
  return `${serviceOf(o)} ${o.pageTag}`;
}
