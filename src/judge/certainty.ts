import { cutsSeveralCompanies } from '../measure/endpoints/cuts-of-several.ts';
import type { Reason } from '../model/reasons.ts';
import { ruleList } from '../model/rule.ts';
import type { FunctionVerdict } from '../model/verdict.ts';
import type { Case, JudgedFunction } from './case.ts';
import { withoutReasons } from './reasons-told.ts';
import type { Changed } from './step.ts';

/** The facts that decide how certain a lasting failure is, and whether it is shown who causes it. */
export interface CertaintyFacts {
  /**
   * Whether there is a doubt that time does not lessen. Only one function fails, by a cut, as behind a load balancer
   * that accepts TCP and cuts connections to a host that it takes to be down; or an outage, or a page of the service's
   * own, looks the same, and it did not work elsewhere.
   */
  readonly doubt: boolean;
  /** Whether it worked on another network, in this browser, between two checks that saw it fail here. */
  readonly workedElsewhere: boolean;
  /**
   * What shows that the service does not cause it: the answer itself, or an instrument, such as services of other
   * companies.
   */
  readonly shownBy: 'nothing' | 'answer' | 'instrument';
}

type CertaintyThen = 'as-it-is' | Certain;

/** The outcome `confident`. */
interface Certain {
  readonly confidence: 'confident';
  /** Whether it is shown that the service does not cause it. */
  readonly makerShown?: true;
  /** Whether to add the reason of the instrument that shows it. */
  readonly by?: 'instrument';
  /** Removes what was said of an outage. */
  readonly takesBack?: 'outage';
}

const certain: Certain = { confidence: 'confident' };
const shown: Certain = { ...certain, makerShown: true };

// biome-ignore format: a table is read by its rows
export const certaintyRules = ruleList<CertaintyFacts, CertaintyThen>([
  { group: 'not for certain', when: {}, rules: [
    // An outage, a page of the service’s own, or a load balancer that cuts because its host is down, can last as long.
    { id: 'doubt-that-lasts', when: { doubt: true }, then: 'as-it-is' },
  ] },
  { group: 'for certain, and who makes it', when: {}, after: ['not for certain'], rules: [
    // The answer itself says who gave it.
    { id: 'lasts-by-its-answer', when: { shownBy: 'answer' }, then: certain, because: ['repeated-over-20-minutes'] },
    // The service was up and this browser reached it from another network, so the cause is in this one.
    { id: 'lasts-on-this-network-alone', when: { workedElsewhere: true }, then: { ...shown, takesBack: 'outage' }, because: ['repeated-over-20-minutes', 'shown-by-another-network'], after: ['lasts-by-its-answer'] },
    // The service cannot cause what the instrument saw. Unrelated companies do not start to cut connections at the same time.
    { id: 'lasts-by-an-instrument', when: { shownBy: 'instrument' }, then: { ...shown, by: 'instrument' }, because: ['repeated-over-20-minutes'], after: ['lasts-on-this-network-alone'] },
    // It certainly fails here, but a server that cuts off unknown clients looks the same.
    { id: 'lasts', when: {}, then: certain, because: ['repeated-over-20-minutes', 'maker-not-shown'] },
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

/** Whether it fails, wholly or in part, and earlier checks on this network agree, with no success in between. */
export function failsForLong(verdict: JudgedFunction, of: Pick<Known, 'service' | 'earlier' | 'now'>): boolean {
  const { state, confidence } = verdict;
  const fails = (state === 'blocked' || state === 'partial') && confidence === 'likely';
  return fails && of.now - failsSince(verdict, of) >= lastingMs;
}

/** Makes a lasting failure `confident`, and says what shows who causes it. */
export function withCertainty(
  verdict: JudgedFunction,
  of: Known,
  all: readonly JudgedFunction[],
): Changed<JudgedFunction> {
  const { id, then, because } = certaintyRules.first(certaintyFacts(verdict, of, all));
  const by = [id];
  if (then === 'as-it-is') return { ...verdict, by };
  const { because: told, marks = {} } = verdict;
  const own = then.takesBack ? withoutReasons(told, 'may-be-down', 'may-be-its-own-page') : told;
  const instrument = then.by ? (instrumentOf(verdict, of) ?? []) : [];
  return {
    ...verdict,
    confidence: then.confidence,
    because: [...new Set([...own, ...because].concat(instrument))],
    marks: { ...marks, ...(then.makerShown ? { makerShown: true } : {}) },
    by,
  };
}

function certaintyFacts(verdict: JudgedFunction, of: Known, all: readonly JudgedFunction[]): CertaintyFacts {
  const workedElsewhere = workedAfter(failsSince(verdict, of), verdict, of);
  return {
    doubt: verdict.marks?.lastingDoubt ? !workedElsewhere : isLoneCut(verdict, all),
    workedElsewhere,
    shownBy: verdict.manner === 'legal-451' ? 'answer' : instrumentOf(verdict, of) ? 'instrument' : 'nothing',
  };
}

/** When the first of these consecutive checks saw it fail, epoch ms. */
function failsSince(
  { function: id, state }: FunctionVerdict,
  { service, earlier, now }: Pick<Known, 'service' | 'earlier' | 'now'>,
): number {
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

export function isCut({ manner }: FunctionVerdict): boolean {
  return manner === 'reset' || manner === 'closed';
}

function instrumentOf(verdict: JudgedFunction, { check }: Known): Reason | undefined {
  const isOfSeveral = verdict.cause === 'tls' && isCut(verdict) && cutsSeveralCompanies(check);
  return verdict.marks?.shownBy ?? (isOfSeveral ? 'shown-by-several-companies' : undefined);
}
