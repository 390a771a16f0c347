import type { Reason } from './reasons.ts';

/**
 * What can show that somebody on the path, and not the service, causes a failure. Each is a reason, with its sentence.
 */
export type Instrument = Extract<Reason, `shown-by-${string}`>;

/** Is it shown who causes a failure? Where it is not, "blocked" would say more than was seen. */
export function isMakerShown({ because }: { readonly because: readonly Reason[] }): boolean {
  return because.some((reason) => reason.startsWith('shown-by-'));
}
