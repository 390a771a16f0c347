import { ruleList } from '../../model/rule.ts';
import type { When } from '../../model/when.ts';
import type { SubstituteKind } from './attempt.ts';

/** The facts that decide whose page an answer is, by itself and beside the others of its check. */
export interface PageFacts {
  /** Whether its service is reached in another way: by a channel that opens, or a sound page of another kind. */
  readonly reached: boolean;
  /** `law`: a legal refusal (451). `error`: one of the server (5xx). `refusal`: any other. */
  readonly says: 'page' | 'refusal' | 'law' | 'error';
  /** Whether it names a web filter, and no control's page does. */
  readonly gateway: boolean;
  /**
   * An interceptor, with an authority added to this browser, who leaves the controls alone: whether they pass on sound
   * answers of its own service, or of another company.
   */
  readonly interceptor: 'none' | 'passes-nothing' | 'passes-its-own' | 'passes-others';
  /**
   * Where it redirects, if its service is reached in no other way. `with-unlike`: to the same place as pages of
   * `minAnswering` companies that lack the marks of the real ones. `with-many`: to the same place as any pages of
   * `minRedirected` companies.
   */
  readonly leads: 'nowhere' | 'alone' | 'like-a-control' | 'with-unlike' | 'with-many';
  /**
   * Whether an unknown page of its kind came through such an interceptor, who passes on nothing of others. A refusal
   * counts if all hosts of its service give it.
   */
  readonly intercepted: boolean;
  /** Whether services of `minAnswering` companies answer only with unknown pages of its kind. */
  readonly shared: boolean;
  /** Whether all hosts of its service answer with its unknown kind, and not all with errors or legal refusals. */
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
    // Somebody who signs for this page, but not for the controls, has written it.
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
