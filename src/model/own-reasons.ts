import type { Reason } from './reasons.ts';
import type { ServiceVerdict } from './verdict.ts';

/**
 * Reasons that attribute a result to a route, a filter or a rule that is not the provider's. Pages say so with the
 * result. It is never shared, since it is not true of the place.
 */
export const ownReasons = [
  'way-round',
  'own-country-only',
  'own-filter',
  'private-authority-refused',
  'answered-in-its-name',
  'refuses-this-place',
] as const satisfies readonly Reason[];
export type OwnReason = (typeof ownReasons)[number];

/** Which of its reasons attribute a verdict to a route, filter or rule that is not the provider's. */
export function ownReasonsOf({ because, functions }: Pick<ServiceVerdict, 'because' | 'functions'>): OwnReason[] {
  const all = [...because, ...functions.flatMap((one) => one.because)];
  return ownReasons.filter((reason) => all.includes(reason));
}
