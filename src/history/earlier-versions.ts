import type { Reason } from '../model/reasons.ts';

/** Words of earlier versions that stored rounds and exported files still have. */

/** `full-check-only`: only a full check tested the function. */
export const renamedReasons = { 'full-check-only': 'left-out' } as const satisfies Record<string, Reason>;
