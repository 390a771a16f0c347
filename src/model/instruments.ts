import type { Reason } from './reasons.ts';

/**
 * What can show that somebody on the path, not the service, causes a failure. Each is a reason, with its own sentence.
 */
export type Instrument = Extract<Reason, `shown-by-${string}`>;

/** Whether it is shown who causes a failure. If not, "blocked" would say more than was seen. */
export function isMakerShown({ because }: { readonly because: readonly Reason[] }): boolean {
  return because.some((reason) => reason.startsWith('shown-by-'));
}
