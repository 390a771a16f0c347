import type { Reason } from '../model/reasons.ts';
import type { Cause, FunctionVerdict } from '../model/verdict.ts';
import { causeRules } from './cause-rules.ts';

const unclear: Reason = 'name-or-address-unclear';

type Judged = Pick<FunctionVerdict, 'cause' | 'because' | 'rules'>;

/** Is it not known whether a name or an address is held back? */
export function isUnclear({ cause, because }: Judged): boolean {
  return cause === undefined && because.includes(unclear);
}

/** Causes that explain why a page is silent. Calls, channels and transfers are held back in ways of their own. */
const explaining: ReadonlySet<Cause | undefined> = new Set(['dns', 'ip', 'tls']);

/** May a failure with an unclear cause have this one? Only where it was silence, and the other was too. */
export function mayHaveCause(
  { rules = [] }: Judged,
  { cause, manner }: Pick<FunctionVerdict, 'cause' | 'manner'>,
): boolean {
  const silent = causeRules.groups
    .flatMap(({ when, rules: rows }) => rows.map((row) => ({ id: row.id, shows: row.when.shows ?? when.shows })))
    .filter(({ id }) => rules.includes(id))
    .every(({ shows }) => shows === 'silence');
  return silent && explaining.has(cause) && manner === 'timeout';
}

export function withoutUnclear(because: readonly Reason[]): Reason[] {
  return because.filter((reason) => reason !== unclear);
}
