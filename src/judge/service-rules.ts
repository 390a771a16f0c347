import type { ServiceState } from '../model/verdict.ts';
import type { Rule } from './rule.ts';

/** What the functions of a service come to. Of a service of which only the site can be asked, only `web` counts. */
export interface ServiceFacts {
  /** `unreadable`: of each, no more than "something answers", or not even that. */
  readonly tested: 'nothing' | 'unreadable' | 'something';
  /** Have messages no address that a browser could ask, so that only the site of the company can be asked? */
  readonly onlySite: boolean;
  /** The core functions, `web` and `messages`, as far as they were tested; without them, all. */
  readonly core: 'blocked' | 'down' | 'works' | 'works-or-unsure' | 'else';
  /** Were messages not tested, and does something beside the page work? A blocked page is no blocked messenger then. */
  readonly pageAlone: boolean;
  /** Is a function blocked, or partly? */
  readonly fails: boolean;
  /** Does a function work, if slowly or in part? */
  readonly answers: boolean;
  readonly slow: boolean;
  /** Is a function that was tested not sure to work, or only at times? */
  readonly inDoubt: boolean;
  /** Does the page answer with errors of its own, while messages work? */
  readonly siteIll: boolean;
}

/** Groups of functions. `doubts`: unsure or down. */
export type Part = 'tested' | 'core' | 'blocked' | 'failing' | 'slow' | 'inDoubt' | 'doubts' | 'all';

interface ServiceThen {
  readonly state: ServiceState;
  /** The functions that give cause and confidence. */
  readonly of?: Part;
  /** Those whose reasons come after the reasons of the rule. */
  readonly tells?: readonly Part[];
  readonly atMost?: 'likely';
}

// biome-ignore format: a table is read by its columns
export const serviceRules: readonly Rule<ServiceFacts, ServiceThen>[] = [
  { id: 'nothing-tested',     when: { tested: 'nothing' },                                      then: { state: 'untestable', tells: ['all'] },                                          because: [] },
  { id: 'nothing-readable',   when: { tested: 'unreadable' },                                   then: { state: 'untestable' },                                                          because: ['permission-missing'] },
  { id: 'site-blocked',       when: { onlySite: true, fails: true },                            then: { state: 'site-blocked', of: 'failing', tells: ['failing'] },                     because: [] },
  { id: 'site-answers',       when: { onlySite: true, core: 'works' },                          then: { state: 'site-only', of: 'core', tells: ['core'] },                              because: [] },
  { id: 'site-in-doubt',      when: { onlySite: true },                                         then: { state: 'unsure', tells: ['tested'] },                                           because: [] },
  { id: 'all-blocked',        when: { core: 'blocked', pageAlone: false },                      then: { state: 'blocked', of: 'blocked', tells: ['blocked'] },                          because: [] },
  { id: 'all-down',           when: { core: 'down' },                                           then: { state: 'down', of: 'core', tells: ['core'] },                                   because: [] },
  { id: 'some-blocked',       when: { fails: true, answers: true },                             then: { state: 'partial', of: 'failing', tells: ['failing'] },                          because: [] },
  { id: 'slow',               when: { slow: true, core: ['works', 'works-or-unsure'] },         then: { state: 'slow', of: 'slow', tells: ['slow'] },                                   because: [] },
  { id: 'works-part-unknown', when: { core: 'works', inDoubt: true },                           then: { state: 'works', of: 'core', tells: ['core', 'inDoubt'], atMost: 'likely' },     because: [] },
  { id: 'all-work',           when: { core: 'works' },                                          then: { state: 'works', of: 'core', tells: ['core'] },                                  because: [] },
  { id: 'site-ill',           when: { siteIll: true },                                          then: { state: 'unsure', tells: ['doubts'] },                                           because: ['site-ill-messages-reached'] },
  { id: 'in-doubt',           when: {},                                                         then: { state: 'unsure', tells: ['doubts'] },                                           because: [] },
];
