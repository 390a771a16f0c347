import { ruleList } from '../model/rule.ts';
import type { FunctionState } from '../model/verdict.ts';
import type { When } from '../model/when.ts';

/** The combined endpoints of a function. If any is confirmed, only the confirmed ones count. */
export interface FunctionFacts {
  /** Whether a text or a contact confirms an endpoint. */
  readonly confirmed: boolean;
  /** `all`: more are blocked than down, and each of the others is down, or may be gone and says nothing against it. */
  readonly blocked: 'none' | 'some' | 'all';
  /** `equals`: each has equals that could take its place, and fails like one that its owner switched off. */
  readonly blockedBy: 'nothing' | 'equals' | 'else';
  /** Counted among all except those without equals that were left out. */
  readonly working: 'none' | 'some' | 'half';
  /** Whether some were left out, since their owner may have changed them. */
  readonly leftOut: boolean;
  /** Whether one of the message channels opens: these carry the messages. `none`: it has no channels. */
  readonly channels: 'none' | 'open' | 'shut';
  readonly down: 'none' | 'some' | 'all';
  /** Whether one without equals is in doubt and not left out, such as that of the web client or of the mobile apps. */
  readonly loneInDoubt: boolean;
  /**
   * Tries that were cut off beside others that were answered. `many`: `minCuts`, and one in `maxTriesForOne`, of the
   * function or of the service, and not all of them before the first answer.
   */
  readonly cuts: 'none' | 'few' | 'many';
  /** Whether one was cut off at times, or answers with errors of its own, so that it was certainly reached. */
  readonly flawed: boolean;
  /** Whether none of them could be tried. */
  readonly untried: boolean;
}

/** Combinations that cannot occur. */
export const functionNever: readonly When<FunctionFacts>[] = [
  { blocked: 'none', blockedBy: ['equals', 'else'] },
  { blocked: ['some', 'all'], blockedBy: 'nothing' },
  { blocked: 'all', working: ['some', 'half'] },
  { blocked: ['some', 'all'], down: 'all' },
  { working: ['some', 'half'], down: 'all' },
  { down: ['some', 'all'], flawed: false },
  { cuts: ['few', 'many'], flawed: false },
  { down: 'all', loneInDoubt: true },
  { untried: true, blocked: ['some', 'all'] },
  { untried: true, down: ['some', 'all'] },
  { untried: true, flawed: true },
  { untried: true, loneInDoubt: true },
  { untried: true, leftOut: true },
  { working: 'none', channels: 'open' },
  // What is cut on some tries is blocked, down or in doubt.
  { untried: true, cuts: ['few', 'many'] },
];

/** Groups of endpoints. `cut`: cut off on some tries. `doubts`: in doubt or down; if there are none, untried. */
export type Part = 'blocked' | 'working' | 'down' | 'ill' | 'cut' | 'doubts';

interface FunctionThen {
  readonly state: FunctionState;
  /** The endpoints that decide cause and confidence; the lowest confidence counts. */
  readonly of?: Part;
  /** The endpoints whose reasons come after the rule's own. Absent: the same. */
  readonly reasonsOf?: readonly Part[];
  readonly atMost?: 'likely';
  readonly counts?: 'endpoints' | 'tries';
}

// biome-ignore format: a table is read by its rows
export const functionRules = ruleList<FunctionFacts, FunctionThen>([
  { group: 'something is blocked', when: { blocked: ['some', 'all'] }, rules: [
    // An address known only from a list may be out of use.
    { id: 'unconfirmed-alone', when: { confirmed: false }, then: { state: 'unsure' }, because: ['unconfirmed-endpoint-only'] },
    // Some of several equal servers may have been switched off, and those that answer are enough for an app.
    { id: 'equals-not-reached', when: { confirmed: true, working: 'half', blockedBy: 'equals', loneInDoubt: false, cuts: ['none', 'few'] }, then: { state: 'works', of: 'working', atMost: 'likely', counts: 'endpoints' }, because: ['some-endpoints-not-reached'] },
    // Most of them may have been, and nothing shows that somebody blocks them.
    { id: 'most-equals-not-reached', when: { confirmed: true, working: ['some', 'half'], blockedBy: 'equals', cuts: ['none', 'few'] }, then: { state: 'unsure', reasonsOf: [], counts: 'endpoints' }, because: ['some-endpoints-not-reached', 'may-be-down'], after: ['equals-not-reached'] },
    // Somebody holds back some addresses, and an app has to find the others.
    { id: 'blocked-in-part', when: { confirmed: true, working: ['some', 'half'] }, then: { state: 'partial', of: 'blocked', counts: 'endpoints' }, because: ['some-endpoints-answer'], after: ['equals-not-reached', 'most-equals-not-reached'] },
  ] },
  { group: 'connections cut at times', when: { confirmed: true, cuts: 'many' }, after: ['something is blocked'], rules: [
    // Some tries are cut and others answered, and more are cut than a server that restarts would cut.
    { id: 'cut-on-some-tries', when: {}, then: { state: 'partial', of: 'cut', counts: 'tries' } },
  ] },
  { group: 'all is blocked', when: { blocked: 'all' }, after: ['something is blocked', 'connections cut at times'], rules: [
    // None of it works, and hosts that may be gone for everybody are no working ones.
    { id: 'blocked', when: {}, then: { state: 'blocked', of: 'blocked' } },
  ] },
  { group: 'enough answers', when: { working: 'half', loneInDoubt: false, channels: ['none', 'open'] }, after: ['something is blocked', 'connections cut at times'], rules: [
    // A server that restarts cuts connections, and equals of one that has a problem of its own take its place.
    { id: 'works-with-flaws', when: { flawed: true }, then: { state: 'works', of: 'working', reasonsOf: ['working', 'down', 'ill', 'cut'], atMost: 'likely' } },
    // The others answer, and what was left out may have been changed by its owner.
    { id: 'works-without-some', when: { leftOut: true }, then: { state: 'works', of: 'working', atMost: 'likely', counts: 'endpoints' }, because: ['some-endpoints-not-reached'], after: ['works-with-flaws'] },
    // At least half of equal servers answer, which is enough for an app.
    { id: 'works', when: {}, then: { state: 'works', of: 'working' }, after: ['works-without-some'] },
  ] },
  { group: 'anything else', when: {}, after: ['connections cut at times', 'enough answers'], rules: [
    // Nobody but the service makes all its hosts err, or gives up its names.
    { id: 'down', when: { down: 'all' }, then: { state: 'down', of: 'down' } },
    // A function that was not tested cannot have failed.
    { id: 'untried', when: { untried: true }, then: { state: 'untestable', reasonsOf: ['doubts'] } },
    // Fewer than half of equal servers are left, and nothing shows that somebody holds the others back.
    { id: 'few-are-left', when: { blocked: 'none', working: 'some', leftOut: true, loneInDoubt: false }, then: { state: 'unsure', reasonsOf: [], counts: 'endpoints' }, because: ['some-endpoints-not-reached', 'may-be-down'] },
    // Anything else is a doubt, and the endpoints say which.
    { id: 'doubt', when: {}, then: { state: 'unsure', reasonsOf: ['doubts'] } },
  ] },
]);
