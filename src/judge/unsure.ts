import type { Reason } from '../model/reasons.ts';

/** The verdict `unsure` with its reasons. */
export function unsure(...because: readonly Reason[]): {
  readonly state: 'unsure';
  readonly confidence: 'unsure';
  readonly because: readonly Reason[];
} {
  return { state: 'unsure', confidence: 'unsure', because };
}
