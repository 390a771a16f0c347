import type { Reason } from '../model/reasons.ts';
import type { Marks } from './marks.ts';

/**
 * What else looks the same and can last as long, so that time does not lessen the doubt. `outage`: the service is down,
 * and the verdict says so. `its-own`: the service itself caused it, as the rule's reasons say.
 */
export type Doubt = 'outage' | 'its-own';

interface Doubtful {
  readonly then: { readonly doubt?: Doubt; readonly marks?: Marks };
  readonly because: readonly Reason[];
}

/** The reasons and marks of a rule, with those of its doubt. */
export function told({ then: { doubt, marks }, because }: Doubtful): {
  readonly because: readonly Reason[];
  readonly marks: Marks;
} {
  return {
    because: doubt === 'outage' ? [...because, 'may-be-down'] : because,
    marks: { ...marks, ...(doubt ? { lastingDoubt: true } : {}) },
  };
}
