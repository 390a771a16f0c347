import { ruleList } from '../../model/rule.ts';
import type { When } from '../../model/when.ts';
import type { SubstituteKind } from './attempt.ts';

/** What shows whose page an answer of a service is, by itself and beside the others of its check. */
export interface PageFacts {
  /** Is its service reached in another way: by a channel that opens, or a sound page of another kind? */
  readonly reached: boolean;
  /** `law`: a legal refusal (451). `error`: one of the server (5xx). `refusal`: any other. */
  readonly says: 'page' | 'refusal' | 'law' | 'error';
  /** Does it name a web filter, and no page of a control does? */
  readonly gateway: boolean;
  /**
   * Whoever intercepts it, with an authority added to this browser, and leaves the controls alone: do sound answers of
   * its own service, or of another company, come through them?
   */
  readonly interceptor: 'none' | 'passes-nothing' | 'passes-its-own' | 'passes-others';
  /**
   * Where it redirects, of services that are reached in no other way. `with-unlike`: where pages of `minAnswering`
   * companies do that lack the marks of the real ones. `with-many`: where any of `minRedirected` companies do.
   */
  readonly leads: 'nowhere' | 'alone' | 'like-a-control' | 'with-unlike' | 'with-many';
  /**
   * Did an unknown page of its kind come through such an interceptor, who passes on nothing of others? A refusal counts
   * where all hosts of its service give it.
   */
  readonly intercepted: boolean;
  /** Do services of `minAnswering` companies answer with unknown pages of its kind, and in no other way? */
  readonly shared: boolean;
  /** Do all hosts of its service answer with its kind, which is unknown, and not all with errors or legal refusals? */
  readonly everywhere: boolean;
}

/** Combinations that cannot occur. */
export const pageNever: readonly When<PageFacts>[] = [{ reached: true, everywhere: true }];

// biome-ignore format: a table is read by its rows
export const pageRules = ruleList<PageFacts, SubstituteKind | 'own'>([
  { group: 'pages of services that are reached in another way', when: { reached: true }, rules: [
    // A filter that names itself may hold back one host alone.
    { id: 'filter-at-one-host', when: { gateway: true }, then: 'gateway' },
    // Pages of one hosting provider, or behind one gateway that strips headers, look alike.
    { id: 'own-beside-others', when: {}, then: 'own' },
  ] },
  { group: 'pages of services that are reached in no other way', when: { reached: false }, rules: [
    // A filter that intercepts what it blocks passes nothing on, so the error is its own.
    { id: 'error-of-an-interceptor', when: { says: ['law', 'error'], interceptor: 'passes-nothing' }, then: 'intercepted' },
    // No service names a web filter in its answers.
    { id: 'names-a-filter', when: { gateway: true }, then: 'gateway', after: ['error-of-an-interceptor'] },
    // Unlike companies do not move to one host on one day, and more than a few share no login page.
    { id: 'led-with-others', when: { leads: ['with-unlike', 'with-many'] }, then: 'shared', after: ['error-of-an-interceptor', 'names-a-filter'] },
    // Whoever signs for this page alone, and not for the controls, has written it.
    { id: 'page-of-an-interceptor', when: { intercepted: true }, then: 'intercepted', after: ['names-a-filter', 'led-with-others'] },
    // Two companies have no page in common.
    { id: 'page-of-several-companies', when: { shared: true }, then: 'shared', after: ['error-of-an-interceptor', 'names-a-filter', 'page-of-an-interceptor'] },
    // One host may have moved, and hardly all.
    { id: 'page-everywhere', when: { everywhere: true, says: 'page' }, then: 'only', after: 'all above' },
    // The service refuses everybody, or somebody refuses in its place.
    { id: 'refusal-everywhere', when: { everywhere: true }, then: 'refusal', after: 'all above' },
    // Nothing shows that somebody else made it.
    { id: 'own-page', when: {}, then: 'own' },
  ] },
]);
