import type { Reason } from '../model/reasons.ts';
import type { Cause, FunctionVerdict } from '../model/verdict.ts';
import type { Marks } from './marks.ts';
import { withoutReasons } from './reasons-told.ts';

/** Causes that explain why a page is silent. Calls, channels and transfers are blocked in other ways. */
const explaining: ReadonlySet<Cause | undefined> = new Set(['dns', 'ip', 'tls']);

/** Whether a failure with an unclear cause may have this one: only if it was silence, and the other was too. */
export function mayHaveCause(
  { marks }: { readonly marks?: Marks },
  { cause, manner }: Pick<FunctionVerdict, 'cause' | 'manner'>,
): boolean {
  return marks?.unclear === 'silence' && explaining.has(cause) && manner === 'timeout';
}

/** The reasons for a failure whose cause turned out to be known. */
export function withoutUnclear(because: readonly Reason[]): Reason[] {
  return withoutReasons(because, 'name-or-address-unclear');
}
