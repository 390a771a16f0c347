import type { FunctionState } from '../model/verdict.ts';
import type { Rule } from './rule.ts';

/**
 * What the endpoints of a function come to. Only those that are confirmed are asked, where there is one.
 */
export interface FunctionFacts {
  /** Is an endpoint confirmed by a text or by contact? */
  readonly confirmed: boolean;
  /** `all`: more are blocked than down, and each of the others is down, or may be gone and says nothing against it. */
  readonly blocked: 'none' | 'some' | 'all';
  readonly working: 'none' | 'some' | 'half';
  readonly down: 'none' | 'some' | 'all';
  /** Does one answer with errors of its own, or close connections unlike its equals? Either leaves no doubt that it was reached. */
  readonly ill: boolean;
  /** Is one in doubt that has no equals to stand in for it, such as the way of the web client or that of the phones? */
  readonly wayInDoubt: boolean;
  /**
   * Tries that were cut off beside others that were answered. `many`: `minCuts`, and one in `maxTriesForOne`, of the
   * function or of the service, and not all of them before the first answer.
   */
  readonly cuts: 'none' | 'few' | 'many';
  /** Could none of them be tried? */
  readonly untried: boolean;
}

/** Groups of endpoints. `cut`: those that were cut off on some tries. `doubts`: in doubt or down; where there are none, untried. */
export type Part = 'blocked' | 'working' | 'down' | 'ill' | 'cut' | 'doubts';

interface FunctionThen {
  readonly state: FunctionState;
  /** The endpoints that give cause and confidence, the lowest of theirs. */
  readonly of?: Part;
  /** Those whose reasons come after the reasons of the rule. Absent: the same. */
  readonly tells?: readonly Part[];
  readonly atMost?: 'likely';
  readonly counts?: 'endpoints' | 'tries';
}

// biome-ignore format: a table is read by its columns
export const functionRules: readonly Rule<FunctionFacts, FunctionThen>[] = [
  { id: 'unconfirmed-alone',  when: { confirmed: false, blocked: ['some', 'all'] },                        then: { state: 'unsure' },                                                                             because: ['unconfirmed-endpoint-only'] },
  { id: 'blocked-in-part',    when: { blocked: ['some', 'all'], working: ['some', 'half'] },               then: { state: 'partial', of: 'blocked', counts: 'endpoints' },                                        because: ['some-endpoints-answer'] },
  { id: 'cut-on-some-tries',  when: { confirmed: true, cuts: 'many' },                                     then: { state: 'partial', of: 'cut', counts: 'tries' },                                                because: [] },
  { id: 'blocked',            when: { blocked: 'all' },                                                    then: { state: 'blocked', of: 'blocked' },                                                             because: [] },
  { id: 'works-cut-once',     when: { working: 'half', wayInDoubt: false, cuts: 'few' },                   then: { state: 'works', of: 'working', tells: ['working', 'down', 'ill', 'cut'], atMost: 'likely' },   because: [] },
  { id: 'works-others-ill',   when: { working: 'half', wayInDoubt: false, ill: true },                     then: { state: 'works', of: 'working', tells: ['working', 'down', 'ill'], atMost: 'likely' },          because: [] },
  { id: 'works',              when: { working: 'half', wayInDoubt: false },                                then: { state: 'works', of: 'working' },                                                               because: [] },
  { id: 'down',               when: { down: 'all' },                                                       then: { state: 'down', of: 'down' },                                                                   because: [] },
  { id: 'untried',            when: { untried: true },                                                     then: { state: 'untestable', tells: ['doubts'] },                                                      because: [] },
  { id: 'doubt',              when: {},                                                                    then: { state: 'unsure', tells: ['doubts'] },                                                          because: [] },
];
