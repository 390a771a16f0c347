import { companyOf } from '../../model/companies.ts';
import type { Observation } from '../../model/observation.ts';
import { type Check, derived } from '../check/check.ts';
import { isOfSameHost, serviceOf } from '../check/service-of.ts';
import { hasAddedAuthority } from '../network/added-authority.ts';
import { type Answered, isTrouble, pagesIn } from './answers.ts';
import { commonToCompanies } from './common-to-companies.ts';

/** Somebody who intercepts TLS, with an authority added to this browser. */
export interface Interceptors {
  /** `of-some`: the controls' answers are not intercepted. `of-all`: they are, or too few came. */
  readonly of: (o: Observation) => 'nobody' | 'of-some' | 'of-all';
  /** Whose sound answers they pass on: those of this page's service, or of another company. */
  readonly passOn: (page: Answered) => 'nothing' | 'its-own' | 'others';
  /** Whether services of several companies answer through them with errors (5xx) or legal refusals (451). */
  readonly severalErr: boolean;
}

/**
 * Services of at least this many companies have to answer with errors before these may be the interceptor's.
 * @source our choice: an outage hits one company, and several have only the connection in common
 */
const minInTrouble = 2;

export const interceptorsIn = derived((check: Check): Interceptors => {
  const { ofControls, ofServices, areEnough } = pagesIn(check);
  const leaveControls = areEnough && !ofControls.some(hasAddedAuthority);
  const through = ofServices.filter(hasAddedAuthority);
  /** A channel's authority is not always seen: that of its host's pages is used instead. */
  const isIntercepted = (o: Observation) =>
    hasAddedAuthority(o) || (o.probe === 'websocket' && through.some((page) => isOfSameHost(page, o)));
  const sound = through.filter((o) => o.outcome.healthy && !isTrouble(o));
  // A filter that intercepts what it blocks passes nothing on, unlike a security program that scans some sites.
  const isOfOthers = (page: Answered) => (o: Answered) =>
    companyOf(serviceOf(o) ?? '') !== companyOf(serviceOf(page) ?? '') &&
    (o.pageTag === undefined || o.pageTag !== page.pageTag);
  return {
    of: (o) => (!isIntercepted(o) ? 'nobody' : leaveControls ? 'of-some' : 'of-all'),
    passOn(page) {
      if (sound.some(isOfOthers(page))) return 'others';
      return sound.some((o) => serviceOf(o) === serviceOf(page)) ? 'its-own' : 'nothing';
    },
    severalErr: commonToCompanies(minInTrouble, through.filter(isTrouble), () => true).size > 0,
  };
});
