import type { Observation } from '../../model/observation.ts';
import { type Check, derived } from '../check/check.ts';
import { serviceOf } from '../check/service-of.ts';
import { type Answered, isTrouble, type Pages, pagesIn, saysOf } from './answers.ts';
import { commonToCompanies } from './common-to-companies.ts';
import { interceptorsIn } from './interceptors.ts';
import type { PageFacts } from './page-rules.ts';
import { unknownPages } from './unknown-pages.ts';

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

/** The facts of an answer in this check. */
export const pageFactsIn = derived((check: Check): ((page: Answered) => PageFacts) => {
  const pages = pagesIn(check);
  const { passOn, of: interceptorOf } = interceptorsIn(check);
  const isReached = perKind((page) => isReachedBeside(page, check));
  const isEverywhere = perKind((page) => isOnlyPage(page, pages, check));
  const unknown = unknownPages(pages, isEverywhere);
  const leadsOf = leadsIn(pages, isReached);
  const isSigned = (page: Answered) => interceptorOf(page) === 'of-some' && passOn(page) !== 'others';
  const intercepted = tagsOf(unknown.filter((o) => isSigned(o) && (saysOf(o) === 'page' || isEverywhere(o))));
  const shared = commonToCompanies(
    minAnswering,
    unknown.filter((o) => !isReached(o)),
    ({ pageTag }) => pageTag,
  );
  const everywhere = new Set(unknown.filter((o) => !isTrouble(o) && isEverywhere(o)).map(kindOf));
  const namesGateway = ({ outcome }: Answered) => outcome.gateway !== undefined;
  return (page) => ({
    reached: isReached(page),
    says: saysOf(page),
    gateway: namesGateway(page) && !pages.ofControls.some(namesGateway),
    interceptor: interceptorOf(page) === 'of-some' ? `passes-${passOn(page)}` : 'none',
    leads: leadsOf(page),
    intercepted: intercepted.has(page.pageTag),
    shared: shared.has(page.pageTag),
    everywhere: everywhere.has(kindOf(page)),
  });
});

function tagsOf(pages: readonly Answered[]): ReadonlySet<number | undefined> {
  return new Set(pages.map(({ pageTag }) => pageTag));
}

/** The kind of a page of one service. */
function kindOf(o: Observation): string {
  return `${serviceOf(o)} ${o.pageTag}`;
}

/** Computes once what is the same for all pages of one service and one kind. */
function perKind(work: (page: Answered) => boolean): (page: Answered) => boolean {
  const known = new Map<string, boolean>();
  return (page) => {
    const kind = kindOf(page);
    const value = known.get(kind) ?? work(page);
    known.set(kind, value);
    return value;
  };
}

function isReachedBeside(page: Answered, check: Check): boolean {
  return check.of(serviceOf(page) ?? '').some(({ outcome, probe, pageTag }) => {
    if (outcome.kind === 'opened') return true;
    if (outcome.kind !== 'answered' || probe !== 'https' || outcome.redirectedTo !== undefined) return false;
    return outcome.healthy && outcome.status < 300 && pageTag !== undefined && pageTag !== page.pageTag;
  });
}

/** Whether nothing of the service answers in another way. */
function isOnlyPage(page: Answered, { ofServices }: Pages, check: Check): boolean {
  const own = ofServices.filter((o) => serviceOf(o) === serviceOf(page));
  const opens = check.of(serviceOf(page) ?? '').some(({ outcome }) => outcome.kind === 'opened');
  const hosts = new Set(own.map(({ host }) => host));
  return !opens && hosts.size >= minHosts && own.every(({ pageTag }) => pageTag === page.pageTag);
}

function leadsIn(
  { ofControls, ofServices }: Pages,
  isReached: (page: Answered) => boolean,
): (page: Answered) => PageFacts['leads'] {
  const targetOf = ({ outcome }: Answered) => outcome.redirectedTo;
  const led = ofServices.filter((o) => targetOf(o) !== undefined && !isReached(o));
  const unlike = led.filter(({ outcome }) => !outcome.healthy);
  const [ofUnlike, ofMany] = [
    commonToCompanies(minAnswering, unlike, targetOf),
    commonToCompanies(minRedirected, led, targetOf),
  ];
  return (page) => {
    const target = targetOf(page);
    if (target === undefined) return 'nowhere';
    if (ofControls.some((control) => targetOf(control) === target)) return 'like-a-control';
    if (ofUnlike.has(target)) return 'with-unlike';
    return ofMany.has(target) ? 'with-many' : 'alone';
  };
}
