import type { Reason } from '../model/reasons.ts';
import type { Cause, FunctionVerdict } from '../model/verdict.ts';
import type { Marks } from './marks.ts';
import { withoutReasons } from './reasons-told.ts';

/** Causes that explain why a page is silent. Calls, channels and transfers are blocked in ways of their own. */
const explaining: ReadonlySet<Cause | undefined> = new Set(['dns', 'ip', 'tls']);

/** May a failure with an unclear cause have this one? Only where it was silence, and the other was too. */
export function mayHaveCause(
  { marks }: { readonly marks?: Marks },
  { cause, manner }: Pick<FunctionVerdict, 'cause' | 'manner'>,
): boolean {
  return marks?.unclear === 'silence' && explaining.has(cause) && manner === 'timeout';
}

/** The reasons of a failure whose cause is known after all. */
export function withoutUnclear(because: readonly Reason[]): Reason[] {
  return withoutReasons(because, 'name-or-address-unclear');
}
