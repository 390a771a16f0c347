import type { Reason } from '../model/reasons.ts';
import type { Extent } from '../model/round.ts';

/** Words of earlier versions that stored rounds and exported files still have. */

/** Earlier versions had two kinds of check. A quick one made only requests, so it counts as a check of reach. */
export const extentOfKind = { quick: 'reach', full: 'whole' } as const satisfies Record<string, Extent>;

/** `full-check-only`: only a full check tested the function. */
export const renamedReasons = { 'full-check-only': 'left-out' } as const satisfies Record<string, Reason>;
