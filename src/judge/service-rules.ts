import { ruleList } from '../model/rule.ts';
import type { ServiceState } from '../model/verdict.ts';
import type { When } from '../model/when.ts';

/** The combined functions of a service. If only the company's site can be asked, only `web` counts. */
export interface ServiceFacts {
  /** `opaque`: of each function, it is only known that something answers. */
  readonly tested: 'nothing' | 'opaque' | 'something';
  /** Whether messages have no address that a browser could ask, so that only the company's site can be asked. */
  readonly onlySite: boolean;
  /** The core functions, `web` and `messages`, if tested; without them, all. A slow one counts as `works-or-unsure`. */
  readonly core: 'blocked' | 'down' | 'works' | 'works-or-unsure' | 'else';
  /**
   * Whether messages were not tested, but something besides the page works. Then a blocked page is not a blocked
   * messenger.
   */
  readonly pageAlone: boolean;
  /** Whether a function is blocked, wholly or in part. */
  readonly fails: boolean;
  /** Whether a function works, even slowly or in part. */
  readonly answers: boolean;
  readonly slow: boolean;
  /** Whether a tested function is not sure to work, or works only at times. */
  readonly inDoubt: boolean;
  /** Whether the page answers with errors of its own, while messages work. */
  readonly siteIll: boolean;
}

/** Combinations that cannot occur. */
export const serviceNever: readonly When<ServiceFacts>[] = [
  { tested: 'nothing', core: ['blocked', 'down', 'works', 'else'] },
  { tested: 'nothing', fails: true },
  { tested: 'nothing', answers: true },
  { core: 'blocked', fails: false },
  { core: 'works', answers: false },
  { core: ['blocked', 'down', 'else'], inDoubt: false },
  { fails: true, inDoubt: false },
  { slow: true, inDoubt: false },
  { slow: true, answers: false },
  { pageAlone: true, answers: false },
  // The page does not work, but messages do.
  { siteIll: true, core: ['blocked', 'down', 'works'] },
  { siteIll: true, answers: false },
  { siteIll: true, inDoubt: false },
  { siteIll: true, pageAlone: true },
];

/** Groups of functions. `doubts`: unsure or down. */
export type Part = 'tested' | 'core' | 'blocked' | 'failing' | 'slow' | 'inDoubt' | 'doubts' | 'all';

interface ServiceThen {
  readonly state: ServiceState;
  /** The functions that decide cause and confidence. */
  readonly of?: Part;
  /** The functions whose reasons come after the rule's own. */
  readonly reasonsOf?: readonly Part[];
  readonly atMost?: 'likely';
}

// biome-ignore format: a table is read by its rows
export const serviceRules = ruleList<ServiceFacts, ServiceThen>([
  { group: 'nothing tested', when: { tested: ['nothing', 'opaque'] }, rules: [
    // Nothing was asked, so nothing is known.
    { id: 'nothing-tested', when: { tested: 'nothing' }, then: { state: 'untestable', reasonsOf: ['all'] } },
    // Something answers, which need not be the service, and without access a browser shows no more.
    { id: 'all-opaque', when: { tested: 'opaque' }, then: { state: 'untestable' }, because: ['permission-missing'] },
  ] },
  { group: 'site alone', when: { onlySite: true }, after: ['nothing tested'], rules: [
    // An app may use other hosts than the site of its company.
    { id: 'site-blocked', when: { fails: true }, then: { state: 'site-blocked', of: 'failing', reasonsOf: ['failing'] } },
    // An app may use other hosts than the site of its company.
    { id: 'site-answers', when: { core: 'works' }, then: { state: 'site-only', of: 'core', reasonsOf: ['core'] }, after: ['site-blocked'] },
    // If not even the site is known, nothing is known of the app.
    { id: 'site-in-doubt', when: {}, then: { state: 'unsure', reasonsOf: ['tested'] } },
  ] },
  { group: 'something fails', when: {}, after: ['nothing tested', 'site alone'], rules: [
    // Page and messages are blocked, or the only one that was tested is, and nothing else shows that the app works.
    { id: 'all-blocked', when: { core: 'blocked', pageAlone: false }, then: { state: 'blocked', of: 'blocked', reasonsOf: ['blocked'] } },
    // The service has a problem of its own.
    { id: 'all-down', when: { core: 'down' }, then: { state: 'down', of: 'core', reasonsOf: ['core'] } },
    // A person can still use what works.
    { id: 'some-blocked', when: { fails: true, answers: true }, then: { state: 'partial', of: 'failing', reasonsOf: ['failing'] }, after: ['all-blocked', 'all-down'] },
    // It can still be used, with patience.
    { id: 'slow', when: { slow: true, core: ['works', 'works-or-unsure'] }, then: { state: 'slow', of: 'slow', reasonsOf: ['slow'] }, after: ['some-blocked'] },
  ] },
  { group: 'nothing fails', when: {}, after: ['nothing tested', 'site alone', 'something fails'], rules: [
    // Most people need page and messages, and an unsure function leaves a doubt.
    { id: 'works-part-unknown', when: { core: 'works', inDoubt: true }, then: { state: 'works', of: 'core', reasonsOf: ['core', 'inDoubt'], atMost: 'likely' } },
    // Most people need page and messages.
    { id: 'all-work', when: { core: 'works' }, then: { state: 'works', of: 'core', reasonsOf: ['core'] }, after: ['works-part-unknown'] },
    // An error of its page says nothing about messages.
    { id: 'site-ill', when: { siteIll: true }, then: { state: 'unsure', reasonsOf: ['doubts'] }, because: ['site-ill-messages-reached'] },
    // Anything else is a doubt, and the functions say which.
    { id: 'in-doubt', when: {}, then: { state: 'unsure', reasonsOf: ['doubts'] } },
  ] },
]);
