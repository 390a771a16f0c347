import type { Reason } from '../model/reasons.ts';
import type { FunctionVerdict } from '../model/verdict.ts';
import type { Case, JudgedFunction } from './case.ts';
import { ruleList } from './rule.ts';

/** What decides how sure it is that something fails here, and whether it is shown who makes it fail. */
export interface CertaintyFacts {
  /** It fails as a whole or in part, and two tries agreed. */
  readonly fails: boolean;
  /** Did earlier checks on this network find it too, for `lastingMs`, with no success in between? */
  readonly lasts: boolean;
  /**
   * A doubt that time does not lessen. `lone-cut`: one function alone fails by a cut, as behind a balancer that passes
   * TCP on and cuts what it takes for a host that is out.
   */
  readonly doubt: 'none' | 'lone-cut' | 'lasting';
  /** Did it work on another network, in this browser, between two checks that saw it fail here? */
  readonly workedElsewhere: boolean;
  /** What shows that the service does not make it: the answer says so itself, an instrument, or services of others. */
  readonly shownBy: 'nothing' | 'answer' | 'instrument' | 'several-companies';
}

/** Words that never meet. */
export const certaintyNever = [{ lasts: false, workedElsewhere: true }] as const;

type CertaintyThen = 'as-it-is' | 'confident' | 'confident-by-instrument' | 'confident-despite-doubt';

// biome-ignore format: a table is read by its rows
export const certaintyRules = ruleList<CertaintyFacts, CertaintyThen>([
  { group: 'not for certain', when: {}, rules: [
    // What works, is in doubt, or is certain by itself.
    { id: 'no-likely-failure', when: { fails: false }, then: 'as-it-is', because: [] },
    // Restarts of routers and servers take minutes.
    { id: 'not-for-long', when: { lasts: false }, then: 'as-it-is', because: [] },
    // A balancer cuts like this for as long as its host is out, and may do so in one place alone.
    { id: 'cut-of-one-function', when: { doubt: 'lone-cut' }, then: 'as-it-is', because: [] },
    // An outage, or a page of its own, lasts as well.
    { id: 'doubt-that-lasts', when: { doubt: 'lasting', workedElsewhere: false }, then: 'as-it-is', because: [] },
  ] },
  { group: 'for certain, and who makes it', when: {}, after: ['not for certain'], rules: [
    // The answer says by itself who gives it.
    { id: 'lasts-by-its-answer', when: { shownBy: 'answer' }, then: 'confident', because: ['repeated-over-20-minutes'] },
    // The service was up, and this browser reached it: what makes it fail is of this network.
    { id: 'lasts-on-this-network-alone', when: { workedElsewhere: true }, then: 'confident-despite-doubt', because: ['repeated-over-20-minutes', 'shown-by-another-network'], after: ['lasts-by-its-answer'] },
    // The service cannot have made what this instrument saw.
    { id: 'lasts-by-an-instrument', when: { shownBy: 'instrument' }, then: 'confident-by-instrument', because: ['repeated-over-20-minutes'], after: ['lasts-on-this-network-alone'] },
    // Companies that share nothing do not begin to cut at the same time.
    { id: 'lasts-at-several-companies', when: { shownBy: 'several-companies' }, then: 'confident', because: ['repeated-over-20-minutes', 'shown-by-several-companies'], after: ['lasts-on-this-network-alone'] },
    // That it fails here is certain. A server that cuts strangers off looks the same.
    { id: 'lasts', when: {}, then: 'confident', because: ['repeated-over-20-minutes', 'maker-not-shown'] },
  ] },
]);

/**
 * A failure that lasts this long is not a short fault.
 * @source our choice: restarts of routers and servers take minutes, not twenty
 */
const lastingMs = 20 * 60_000;

/**
 * Between rounds further apart than this the failure may have ended, or the device may have moved.
 * @source our choice: checks at the default interval of three hours are closer
 */
const maxApartMs = 4 * 3_600_000;

type Known = Pick<Case, 'service' | 'check' | 'earlier' | 'elsewhere' | 'now'>;

/** Says for certain that it fails, where that lasts, and what shows who makes it. */
export function withCertainty(verdict: JudgedFunction, all: readonly JudgedFunction[], of: Known): JudgedFunction {
  const { id, then, because } = certaintyRules.first(certaintyFacts(verdict, all, of));
  if (then === 'as-it-is') return verdict;
  const own = then === 'confident-despite-doubt' ? verdict.because.filter(isNoOutage) : verdict.because;
  const shown = then === 'confident-by-instrument' && verdict.marks?.shownBy ? [verdict.marks.shownBy] : [];
  const rules = [...(verdict.rules ?? []), id];
  return { ...verdict, confidence: 'confident', because: [...own, ...because, ...shown], rules };
}

const isNoOutage = (reason: Reason) => reason !== 'may-be-down' && reason !== 'may-be-its-own-page';

function certaintyFacts(verdict: JudgedFunction, all: readonly JudgedFunction[], of: Known): CertaintyFacts {
  const { state, confidence, marks } = verdict;
  const since = failsSince(verdict, of);
  return {
    fails: (state === 'blocked' || state === 'partial') && confidence === 'likely',
    lasts: of.now - since >= lastingMs,
    doubt: marks?.lastingDoubt ? 'lasting' : isLoneCut(verdict, all) ? 'lone-cut' : 'none',
    workedElsewhere: since < of.now && workedAfter(since, verdict, of),
    shownBy: shownBy(verdict, of),
  };
}

/** When the first check of those in a row saw it fail, epoch ms. */
function failsSince({ function: id, state }: FunctionVerdict, { service, earlier, now }: Known): number {
  let since = now;
  for (const check of earlier) {
    if (check.service !== service.id) continue;
    const then = check.functions.find((one) => one.function === id);
    if (then?.state !== state || since - check.at > maxApartMs) break;
    since = check.at;
  }
  return since;
}

function workedAfter(since: number, { function: id }: FunctionVerdict, { service, elsewhere }: Known): boolean {
  return elsewhere.some(
    ({ service: other, at, functions }) =>
      other === service.id && at > since && functions.some((one) => one.function === id && one.state === 'works'),
  );
}

function isLoneCut(verdict: FunctionVerdict, all: readonly FunctionVerdict[]): boolean {
  const { manner, function: id } = verdict;
  return isCut(verdict) && !all.some((other) => other.function !== id && other.manner === manner);
}

function isCut({ manner }: FunctionVerdict): boolean {
  return manner === 'reset' || manner === 'closed';
}

function shownBy(verdict: JudgedFunction, { check }: Known): CertaintyFacts['shownBy'] {
  if (verdict.manner === 'legal-451') return 'answer';
  if (verdict.marks?.shownBy) return 'instrument';
  return verdict.cause === 'tls' && isCut(verdict) && check.cutsSeveralCompanies ? 'several-companies' : 'nothing';
}
