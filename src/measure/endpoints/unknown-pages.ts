import { ruleList } from '../../model/rule.ts';
import { type Answered, type Pages, saysOf } from './answers.ts';

/** The facts that decide whether a page is of an unknown kind. */
export interface KindFacts {
  /** Whether controls answer with a page of its kind. `too-few`: not enough of them answered. */
  readonly controls: 'too-few' | 'alike' | 'unlike';
  /** Whether pages of its kind can be told from others. Refusals of a CDN cannot. */
  readonly tagged: boolean;
  /** Whether it has the catalogue's marks of the real page. */
  readonly marked: boolean;
  /** Whether it is a 403 or an error (5xx) with which all hosts of the service answer alike. */
  readonly turnedAway: 'no' | 'at-some-hosts' | 'at-every-host';
}

// biome-ignore format: a table is read by its rows
export const kindRules = ruleList<KindFacts, 'known' | 'unknown'>([
  { group: 'kinds of pages', when: {}, rules: [
    // This connection may do the same to every page.
    { id: 'page-like-controls', when: { controls: ['too-few', 'alike'] }, then: 'known' },
    // Services of one CDN refuse with one page.
    { id: 'page-of-no-kind', when: { tagged: false }, then: 'known' },
    // The service has changed it, or somebody answers in its place: other observations show which.
    { id: 'page-without-marks', when: { marked: false }, then: 'unknown', after: ['page-like-controls', 'page-of-no-kind'] },
    // The catalogue knows only successful pages by their marks, so one refusal at every host is unknown too.
    { id: 'turned-away-everywhere', when: { turnedAway: 'at-every-host' }, then: 'unknown', after: ['page-like-controls', 'page-of-no-kind'] },
    // The catalogue knows it, and one host of several may refuse by itself.
    { id: 'page-as-expected', when: {}, then: 'known' },
  ] },
]);

/**
 * The pages of services that are of an unknown kind.
 * @param isEverywhere whether all hosts of the service answer with pages of this kind
 */
export function unknownPages(
  { ofControls, ofServices, areEnough }: Pages,
  isEverywhere: (page: Answered) => boolean,
): Answered[] {
  const known = new Set(ofControls.map(({ pageTag }) => pageTag));
  const isUnknown = (page: Answered) =>
    kindRules.first({
      controls: !areEnough ? 'too-few' : known.has(page.pageTag) ? 'alike' : 'unlike',
      tagged: page.pageTag !== undefined,
      marked: page.outcome.healthy,
      get turnedAway() {
        if (page.outcome.status !== 403 && saysOf(page) !== 'error') return 'no';
        return isEverywhere(page) ? 'at-every-host' : 'at-some-hosts';
      },
    }).then === 'unknown';
  return ofServices.filter(isUnknown);
}
